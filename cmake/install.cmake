# SPDX-License-Identifier: Apache-2.0
# What is installed: library, headers, CMake package, pkg-config file, command, man page, completion; and Debian packages.
#
# Components: runtime (the shared library), development (headers, static library or link, package files), command.
include(CMakePackageConfigHelpers)

set(muwazi_package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/muwazi")

set_target_properties(muwazi PROPERTIES EXPORT_NAME muwazi)
install(TARGETS muwazi EXPORT muwazi-targets
  LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT runtime NAMELINK_COMPONENT development
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT development
  RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT runtime)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/muwazi" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT development
  FILES_MATCHING PATTERN "*.hpp")

# --- CMake package -----------------------------------------------------------------------------------------------------
# A static library carries its private dependencies to whoever links it; the config file finds them, libstemmer by the
# find module that is shipped beside it.
get_target_property(muwazi_type muwazi TYPE)
install(EXPORT muwazi-targets NAMESPACE muwazi:: DESTINATION "${muwazi_package_dir}" COMPONENT development)
configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/muwazi-config.cmake.in"
  "${PROJECT_BINARY_DIR}/muwazi-config.cmake" INSTALL_DESTINATION "${muwazi_package_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/muwazi-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/muwazi-config.cmake" "${PROJECT_BINARY_DIR}/muwazi-config-version.cmake"
  DESTINATION "${muwazi_package_dir}" COMPONENT development)
if(muwazi_type STREQUAL "STATIC_LIBRARY")
  install(FILES "${PROJECT_SOURCE_DIR}/cmake/FindStemmer.cmake" "${PROJECT_SOURCE_DIR}/cmake/FindGumbo.cmake"
    DESTINATION "${muwazi_package_dir}" COMPONENT development)
endif()

# --- pkg-config --------------------------------------------------------------------------------------------------------
# Relative to the file itself, so that the tree can be moved.
file(RELATIVE_PATH muwazi_pc_prefix "${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig" "${CMAKE_INSTALL_PREFIX}")
set(muwazi_pc_needs "icu-i18n >= 72, icu-uc >= 72, fmt >= 9, pugixml >= 1.13, zlib")
if(MUWAZI_HAS_XML)
  string(APPEND muwazi_pc_needs ", expat")
endif()
if(MUWAZI_HAS_HTML)
  string(APPEND muwazi_pc_needs ", gumbo")
endif()
if(MUWAZI_HAS_ARCHIVES)
  string(APPEND muwazi_pc_needs ", libarchive")
endif()
set(muwazi_pc_libraries "-lboost_locale -lstemmer")
if(muwazi_type STREQUAL "STATIC_LIBRARY")
  # There is no shared library beside it, so that what a static one needs is needed with and without --static.
  set(muwazi_pc_lines "Requires: ${muwazi_pc_needs}
Libs: -L\${libdir} -lmuwazi ${muwazi_pc_libraries}
Cflags: -I\${includedir} -DMUWAZI_STATIC")
else()
  set(muwazi_pc_lines "Requires.private: ${muwazi_pc_needs}
Libs: -L\${libdir} -lmuwazi
Libs.private: ${muwazi_pc_libraries}
Cflags: -I\${includedir}")
endif()
configure_file("${PROJECT_SOURCE_DIR}/cmake/muwazi.pc.in" "${PROJECT_BINARY_DIR}/muwazi.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/muwazi.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT development)

# --- Command -----------------------------------------------------------------------------------------------------------
if(TARGET muwazi_command)
  install(TARGETS muwazi_command RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT command)
  install(FILES "${PROJECT_SOURCE_DIR}/src/cli/muwazi.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT command)
  install(FILES "${PROJECT_SOURCE_DIR}/src/cli/muwazi.bash" RENAME muwazi
    DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" COMPONENT command)
  if(muwazi_type STREQUAL "SHARED_LIBRARY" AND NOT CMAKE_INSTALL_RPATH AND NOT CMAKE_INSTALL_PREFIX STREQUAL "/usr")
    file(RELATIVE_PATH muwazi_lib_from_bin "${CMAKE_INSTALL_FULL_BINDIR}" "${CMAKE_INSTALL_FULL_LIBDIR}")
    set_target_properties(muwazi_command PROPERTIES INSTALL_RPATH "$ORIGIN/${muwazi_lib_from_bin}")
  endif()
endif()
foreach(component IN ITEMS runtime development command)
  if(component STREQUAL "runtime")
    set(package "libmuwazi${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}")
  elseif(component STREQUAL "development")
    set(package libmuwazi-dev)
  else()
    set(package muwazi)
  endif()
  if((component STREQUAL "runtime" AND NOT muwazi_type STREQUAL "SHARED_LIBRARY") OR
     (component STREQUAL "command" AND NOT TARGET muwazi_command))
    continue()
  endif()
  install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" "${PROJECT_SOURCE_DIR}/NOTICE"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/${package}" COMPONENT ${component})
endforeach()

# --- Debian packages: cpack -G DEB in the build directory ---------------------------------------------------------------
if(PROJECT_IS_TOP_LEVEL)
  set(CPACK_GENERATOR DEB)
  set(CPACK_PACKAGE_NAME muwazi)
  set(CPACK_PACKAGE_VENDOR Muwazi)
  set(CPACK_PACKAGE_CONTACT "The Muwazi developers <muwazi@localhost>")
  set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
  set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
  set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
  set(CPACK_STRIP_FILES ON)
  set(CPACK_COMPONENTS_ALL development)
  if(muwazi_type STREQUAL "SHARED_LIBRARY")
    list(APPEND CPACK_COMPONENTS_ALL runtime)
  endif()
  if(TARGET muwazi_command)
    list(APPEND CPACK_COMPONENTS_ALL command)
  endif()
  set(CPACK_DEB_COMPONENT_INSTALL ON)
  set(CPACK_COMPONENTS_GROUPING ONE_PER_GROUP)
  set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
  set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS ON)

  set(muwazi_runtime_package "libmuwazi${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}")
  set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME "${muwazi_runtime_package}")
  set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION libs)
  set(CPACK_DEBIAN_RUNTIME_DESCRIPTION "Alignment and review of English-Arabic translations: shared library")
  set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libmuwazi-dev)
  set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
  set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "Alignment and review of English-Arabic translations: development files")
  set(CPACK_DEBIAN_COMMAND_PACKAGE_NAME muwazi)
  set(CPACK_DEBIAN_COMMAND_PACKAGE_SECTION text)
  set(CPACK_DEBIAN_COMMAND_DESCRIPTION "Alignment and review of English-Arabic translations: the command")
  if(muwazi_type STREQUAL "SHARED_LIBRARY")
    # The library of the same build: dpkg-shlibdeps cannot know a package that is not installed yet.
    set(CPACK_COMPONENT_DEVELOPMENT_DEPENDS runtime)
    set(CPACK_COMPONENT_COMMAND_DEPENDS runtime)
    set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
    set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS "${PROJECT_BINARY_DIR}/src")
  else()
    set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
      "libicu-dev (>= 72), libboost-locale-dev (>= 1.74), libfmt-dev (>= 9), libpugixml-dev, libstemmer-dev, zlib1g-dev")
    if(MUWAZI_HAS_XML)
      string(APPEND CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS ", libexpat1-dev")
    endif()
    if(MUWAZI_HAS_HTML)
      string(APPEND CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS ", libgumbo-dev")
    endif()
    if(MUWAZI_HAS_ARCHIVES)
      string(APPEND CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS ", libarchive-dev")
    endif()
  endif()
  include(CPack)
  cpack_add_component(development)
endif()
