# SPDX-License-Identifier: Apache-2.0
# examples/normalize shows the key of a line and where its words came from.
file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/normalize.in" "مُحَمَّــد Café\n")
execute_process(COMMAND "${PROGRAM}" INPUT_FILE "${CMAKE_CURRENT_BINARY_DIR}/normalize.in"
  OUTPUT_VARIABLE output RESULT_VARIABLE result)
if(NOT result EQUAL 0 OR NOT output MATCHES "matching  محمد cafe\n" OR NOT output MATCHES "bytes 0 to 20: مُحَمَّــد\n")
  message(FATAL_ERROR "${result}: ${output}")
endif()
