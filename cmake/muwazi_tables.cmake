# SPDX-License-Identifier: Apache-2.0
# Tables of the library: text in data/, packed at build time by a program of ours, embedded as read-only data.
#
# muwazi_table(muwazi NAME lexicon PACKER src/tables/pack_lexicon.cpp INPUTS data/a.tsv data/b.tsv)
#   builds the packer for the host, runs `packer OUTPUT INPUT...` and links OUTPUT into the target as
#     extern "C" const unsigned char muwazi_table_NAME[];        16-byte aligned
#     extern "C" const unsigned char muwazi_table_NAME_end[];
#   (hidden symbols). The packer's other arguments: LIBRARIES to link it with.
function(muwazi_table target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "NAME;PACKER" "INPUTS;LIBRARIES")
  set(packer muwazi_pack_${arg_NAME})
  list(TRANSFORM arg_INPUTS PREPEND "${PROJECT_SOURCE_DIR}/")
  add_executable(${packer} "${PROJECT_SOURCE_DIR}/${arg_PACKER}")
  target_compile_features(${packer} PRIVATE cxx_std_20)
  target_include_directories(${packer} PRIVATE "${PROJECT_SOURCE_DIR}/include" "${PROJECT_SOURCE_DIR}/src")
  target_compile_definitions(${packer} PRIVATE MUWAZI_STATIC)
  target_link_libraries(${packer} PRIVATE ${arg_LIBRARIES})
  set(binary "${CMAKE_CURRENT_BINARY_DIR}/${arg_NAME}.table")
  add_custom_command(OUTPUT "${binary}"
    COMMAND ${packer} "${binary}" ${arg_INPUTS}
    DEPENDS ${packer} ${arg_INPUTS}
    COMMENT "Packing table ${arg_NAME}"
    VERBATIM)
  muwazi_embed(${target} ${arg_NAME} "${binary}")
endfunction()

# muwazi_embed(muwazi absences "${PROJECT_SOURCE_DIR}/data/absences.tsv") links a file as it is, under the same names.
function(muwazi_embed target name binary)
  set(assembly "${CMAKE_CURRENT_BINARY_DIR}/${name}_table.S")
  file(CONFIGURE OUTPUT "${assembly}" @ONLY CONTENT [[
    .section .rodata
    .global muwazi_table_@name@
    .global muwazi_table_@name@_end
    .hidden muwazi_table_@name@
    .hidden muwazi_table_@name@_end
    .balign 16
muwazi_table_@name@:
    .incbin "@binary@"
muwazi_table_@name@_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits
]])
  set_source_files_properties("${assembly}" PROPERTIES OBJECT_DEPENDS "${binary}")
  target_sources(${target} PRIVATE "${assembly}")
endfunction()
