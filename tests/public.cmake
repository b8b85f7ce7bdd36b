# SPDX-License-Identifier: Apache-2.0
# Tests that need nothing but what a user of the library sees, so that they run with the shared library too.
muwazi_test(check_test)
muwazi_test(header_examples_test)
muwazi_test(match_test)
muwazi_test(review_test)
# How often an editor is told what the rest of the sentence takes back; no test.
add_executable(typing_evaluation EXCLUDE_FROM_ALL typing_evaluation.cpp)
target_link_libraries(typing_evaluation PRIVATE muwazi::muwazi)
muwazi_test(settings_test)
muwazi_test(sentence_test)
target_link_libraries(sentence_test PRIVATE ICU::uc)

# Every directory of corpus/ is a test.
find_package(nlohmann_json 3.11 REQUIRED)
muwazi_test(corpus_test)
target_link_libraries(corpus_test PRIVATE nlohmann_json::nlohmann_json)

# Each public header compiles alone, and twice in a row.
file(GLOB public_headers CONFIGURE_DEPENDS RELATIVE "${PROJECT_SOURCE_DIR}/include" "${PROJECT_SOURCE_DIR}/include/muwazi/*.hpp")
set(header_sources "")
foreach(header IN LISTS public_headers)
  cmake_path(GET header STEM stem)
  set(source "${CMAKE_CURRENT_BINARY_DIR}/headers/${stem}.cpp")
  file(CONFIGURE OUTPUT "${source}" CONTENT "#include <${header}>\n#include <${header}>\n" @ONLY)
  list(APPEND header_sources "${source}")
endforeach()
add_library(muwazi_headers_alone OBJECT ${header_sources})
target_link_libraries(muwazi_headers_alone PRIVATE muwazi::muwazi)

# The examples run, and the README's first program is examples/review.cpp.
if(MUWAZI_BUILD_EXAMPLES)
  add_test(NAME example_review COMMAND example_review)
  set_tests_properties(example_review PROPERTIES PASS_REGULAR_EXPRESSION "618")
  # Exits with 0 when nothing is left to tell of the corrected translation.
  add_test(NAME example_editor COMMAND example_editor)
  add_test(NAME example_align
    COMMAND example_align "${PROJECT_SOURCE_DIR}/examples/sample/news.en.txt" "${PROJECT_SOURCE_DIR}/examples/sample/news.ar.txt")
  add_test(NAME example_normalize COMMAND "${CMAKE_COMMAND}" "-DPROGRAM=$<TARGET_FILE:example_normalize>"
    -P "${CMAKE_CURRENT_SOURCE_DIR}/package/normalize.cmake")
  add_test(NAME readme COMMAND "${CMAKE_COMMAND}" "-DSOURCE=${PROJECT_SOURCE_DIR}" "-DREVIEW=$<TARGET_FILE:example_review>"
    -P "${CMAKE_CURRENT_SOURCE_DIR}/package/readme.cmake")
endif()
if(PROJECT_IS_TOP_LEVEL AND MUWAZI_INSTALL)
  add_subdirectory(package)
endif()
