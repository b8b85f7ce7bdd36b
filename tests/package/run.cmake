# SPDX-License-Identifier: Apache-2.0
# One packaging test: cmake -DCASE=... -P run.cmake; the variables are set in CMakeLists.txt beside it.
cmake_minimum_required(VERSION 3.25)

set(prefix "${BUILD}/tests/package/installed")

# Runs a command; stops the test when it fails. The output is in `output`.
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE text ERROR_VARIABLE text)
  if(NOT result EQUAL 0)
    string(REPLACE ";" " " line "${ARGN}")
    message(FATAL_ERROR "${line}\nended with ${result}:\n${text}")
  endif()
  set(output "${text}" PARENT_SCOPE)
endfunction()

function(must_contain text what)
  string(FIND "${text}" "${what}" at)
  if(at EQUAL -1)
    message(FATAL_ERROR "\"${what}\" is missing in:\n${text}")
  endif()
endfunction()

function(must_exist)
  foreach(file IN LISTS ARGN)
    if(NOT EXISTS "${file}")
      message(FATAL_ERROR "not there: ${file}")
    endif()
  endforeach()
endfunction()

function(configure source)
  file(REMOVE_RECURSE "${WORK}")
  run("${CMAKE_COMMAND}" -S "${source}" -B "${WORK}" -G "${GENERATOR}" "-DCMAKE_CXX_COMPILER=${COMPILER}"
    "-DCMAKE_CXX_FLAGS=${FLAGS}" "-DCMAKE_BUILD_TYPE=${TYPE}" "-DCMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER}" ${ARGN})
endfunction()

function(build_and_run program)
  run("${CMAKE_COMMAND}" --build "${WORK}" --target ${program} --parallel 2)
  if(EXISTS "${WORK}/${program}")
    run("${WORK}/${program}")
  else()
    file(GLOB_RECURSE found "${WORK}/*/${program}")
    list(GET found 0 found)
    run("${found}")
  endif()
  must_contain("${output}" "\"kind\":\"number\"")
endfunction()

if(CASE STREQUAL "install")
  file(REMOVE_RECURSE "${prefix}")
  run("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${prefix}")
  must_exist("${prefix}/include/muwazi/muwazi.hpp" "${prefix}/${LIBDIR}/cmake/muwazi/muwazi-config.cmake"
    "${prefix}/${LIBDIR}/pkgconfig/muwazi.pc")
  # Every public header, and no private one.
  file(GLOB public RELATIVE "${SOURCE}/include/muwazi" "${SOURCE}/include/muwazi/*")
  file(GLOB installed RELATIVE "${prefix}/include/muwazi" "${prefix}/include/muwazi/*")
  if(NOT public STREQUAL installed)
    message(FATAL_ERROR "headers: ${public}\ninstalled: ${installed}")
  endif()
  # Nothing that is installed may know where it was built.
  file(GLOB files "${prefix}/${LIBDIR}/cmake/muwazi/*" "${prefix}/${LIBDIR}/pkgconfig/*")
  foreach(file IN LISTS files)
    file(READ "${file}" text)
    string(FIND "${text}" "${SOURCE}" at)
    if(NOT at EQUAL -1)
      message(FATAL_ERROR "${file} names the source tree")
    endif()
  endforeach()

elseif(CASE STREQUAL "found")
  configure("${SOURCE}/examples/embed" "-DCMAKE_PREFIX_PATH=${prefix}")
  build_and_run(embed)

elseif(CASE STREQUAL "version")
  # A program that asks for another second number does not get this library.
  file(REMOVE_RECURSE "${WORK}")
  file(MAKE_DIRECTORY "${WORK}")
  file(WRITE "${WORK}/CMakeLists.txt"
    "cmake_minimum_required(VERSION 3.25)\nproject(version LANGUAGES CXX)\nfind_package(muwazi 0.99 QUIET)\n"
    "if(muwazi_FOUND)\nmessage(FATAL_ERROR \"found\")\nendif()\nfind_package(muwazi 0.1 REQUIRED)\n")
  run("${CMAKE_COMMAND}" -S "${WORK}" -B "${WORK}/build" -G "${GENERATOR}" "-DCMAKE_CXX_COMPILER=${COMPILER}"
    "-DCMAKE_PREFIX_PATH=${prefix}")

elseif(CASE STREQUAL "moved")
  # The installed tree works where it is moved to.
  file(REMOVE_RECURSE "${WORK}-tree" "${WORK}-prefix")
  file(COPY "${prefix}/" DESTINATION "${WORK}-prefix")
  configure("${SOURCE}/examples/embed" "-DCMAKE_PREFIX_PATH=${WORK}-prefix")
  file(STRINGS "${WORK}/CMakeCache.txt" where REGEX "^muwazi_DIR")
  must_contain("${where}" "${WORK}-prefix")
  build_and_run(embed)
  file(REMOVE_RECURSE "${WORK}-prefix")

elseif(CASE STREQUAL "pkg_config")
  file(REMOVE_RECURSE "${WORK}")
  file(MAKE_DIRECTORY "${WORK}")
  set(ENV{PKG_CONFIG_PATH} "${prefix}/${LIBDIR}/pkgconfig")
  run(pkg-config --cflags --libs muwazi)
  separate_arguments(flags UNIX_COMMAND "${output}")
  separate_arguments(compile UNIX_COMMAND "${FLAGS}")
  run("${COMPILER}" -std=c++20 ${compile} "${SOURCE}/examples/embed/embed.cpp" -o "${WORK}/embed" ${flags}
    "-Wl,-rpath,${prefix}/${LIBDIR}")
  run("${WORK}/embed")
  must_contain("${output}" "\"kind\":\"number\"")

elseif(CASE STREQUAL "command")
  run("${prefix}/bin/muwazi" --help)
  foreach(subcommand IN ITEMS review align check fix match segment numbers names rules)
    must_contain("${output}" "${subcommand}")
    # The manual page and the completion know every subcommand.
    file(READ "${SOURCE}/src/cli/muwazi.1" manual)
    must_contain("${manual}" ".It Cm ${subcommand}")
    file(READ "${SOURCE}/src/cli/muwazi.bash" completion)
    must_contain("${completion}" "${subcommand})")
    # ... and every option.
    execute_process(COMMAND "${prefix}/bin/muwazi" ${subcommand} --help OUTPUT_VARIABLE help)
    string(REGEX MATCHALL "--[a-z][a-z-]+" options "${help}")
    list(REMOVE_DUPLICATES options)
    foreach(option IN LISTS options)
      must_contain("${completion}" "${option}")
      string(REPLACE "--" "Fl -" item "${option}")
      must_contain("${manual}" "${item}")
    endforeach()
  endforeach()
  must_exist("${prefix}/share/man/man1/muwazi.1" "${prefix}/share/bash-completion/completions/muwazi")
  find_program(bash bash)
  if(bash)
    run("${bash}" -n "${prefix}/share/bash-completion/completions/muwazi")
  endif()

elseif(CASE STREQUAL "exports")
  # What MUWAZI_EXPORT marks, and no template of the standard library or of a dependency.
  run(nm --dynamic --defined-only --demangle "${prefix}/${LIBDIR}/libmuwazi.so")
  string(REPLACE ";" "," lines "${output}")
  string(REGEX REPLACE "\n+" ";" lines "${lines}")
  list(FILTER lines EXCLUDE REGEX "^[0-9a-f]* [A-Za-z] ((typeinfo for|typeinfo name for|vtable for) )?muwazi::v0::|^$")
  if(lines)
    message(FATAL_ERROR "exported beside the library's own: ${lines}")
  endif()
  must_contain("${output}" "T muwazi::v0::review(")
  must_contain("${output}" "typeinfo for muwazi::v0::Error")

elseif(CASE STREQUAL "subdirectory")
  # Without the optional parts, so that this build is one that no other test makes; unoptimised, which takes half the time.
  configure("${SOURCE}/tests/package/subdirectory" "-DMUWAZI_TREE=${SOURCE}" -DMUWAZI_WITH_XML=OFF -DMUWAZI_WITH_HTML=OFF
    -DMUWAZI_WITH_ARCHIVES=OFF -DMUWAZI_WITH_LEXICON=OFF -DCMAKE_BUILD_TYPE=)
  # A polite guest: no command, tests or install rules of ours in another's project.
  foreach(option IN ITEMS MUWAZI_BUILD_COMMAND MUWAZI_BUILD_TESTS MUWAZI_BUILD_EXAMPLES MUWAZI_INSTALL)
    file(STRINGS "${WORK}/CMakeCache.txt" line REGEX "^${option}:")
    if(NOT line MATCHES "=(OFF|FALSE)$")
      message(FATAL_ERROR "a guest should not set ${line}")
    endif()
  endforeach()
  file(STRINGS "${WORK}/CMakeCache.txt" line REGEX "^BUILD_SHARED_LIBS:")
  if(line)
    message(FATAL_ERROR "a guest should leave this to its host: ${line}")
  endif()
  build_and_run(embed)
  run("${CMAKE_COMMAND}" --build "${WORK}" --target without)
  run("${WORK}/without")

elseif(CASE STREQUAL "fetched")
  # Configured and planned only: the build would be the subdirectory's.
  configure("${SOURCE}/tests/package/fetched" "-DFETCHCONTENT_SOURCE_DIR_MUWAZI=${SOURCE}" -DFETCHCONTENT_FULLY_DISCONNECTED=ON)
  run("${CMAKE_COMMAND}" --build "${WORK}" --target embed -- -n)
  must_contain("${output}" "embed")

elseif(CASE STREQUAL "deb")
  file(REMOVE_RECURSE "${WORK}")
  file(MAKE_DIRECTORY "${WORK}")
  cmake_path(GET CMAKE_COMMAND PARENT_PATH bin)
  run("${bin}/cpack" -G DEB -B "${WORK}" --config "${BUILD}/CPackConfig.cmake")
  file(GLOB packages "${WORK}/*.deb")
  set(all "")
  foreach(package IN LISTS packages)
    run(dpkg-deb --info "${package}")
    string(APPEND all "${output}")
    run(dpkg-deb --contents "${package}")
    string(APPEND all "${output}")
  endforeach()
  foreach(what IN ITEMS "Package: libmuwazi-dev" "Package: muwazi\n" "./usr/bin/muwazi" "./usr/include/muwazi/muwazi.hpp"
      "./usr/share/man/man1/muwazi.1" "libicu72" "./usr/share/doc/libmuwazi-dev/NOTICE")
    must_contain("${all}" "${what}")
  endforeach()
  if(SHARED)
    must_contain("${all}" "Package: libmuwazi0.1")
    must_contain("${all}" "libmuwazi.so.0.1")
  endif()

else()
  message(FATAL_ERROR "no such case: ${CASE}")
endif()
