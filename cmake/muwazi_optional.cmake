# SPDX-License-Identifier: Apache-2.0
# muwazi_optional(NAME PACKAGE) finds a package as MUWAZI_WITH_NAME wants it (AUTO, ON, OFF) and sets MUWAZI_HAS_NAME to ON or OFF
# for the whole build.
function(muwazi_optional name package)
  set(wanted "${MUWAZI_WITH_${name}}")
  set(has OFF)
  if(wanted STREQUAL "AUTO")
    find_package(${package} QUIET GLOBAL)
  elseif(wanted)
    find_package(${package} REQUIRED GLOBAL)
  endif()
  if((wanted STREQUAL "AUTO" OR wanted) AND ${package}_FOUND)
    set(has ON)
  endif()
  set(MUWAZI_HAS_${name} ${has} CACHE INTERNAL "Whether the build has ${package}")
endfunction()
