// SPDX-License-Identifier: Apache-2.0
// Visibility and the version of the binary interface. Every public header includes this one.
//
// Everything lives in the inline namespace `muwazi::v0`; write `muwazi::` and let the compiler add the version.
#ifndef MUWAZI_CONFIG_HPP
#define MUWAZI_CONFIG_HPP

// The CMake target asks for the standard by itself; who compiles by hand or with pkg-config has to.
#if defined(_MSVC_LANG)
#if _MSVC_LANG < 202002L
#error "Muwazi needs C++20: /std:c++20"
#endif
#elif __cplusplus < 202002L
#error "Muwazi needs C++20: -std=c++20"
#endif

// MUWAZI_STATIC is defined by the CMake target `muwazi::muwazi` (and by the pkg-config file's --static flags) when the
// library is static, MUWAZI_BUILDING only while the shared library itself is compiled.
#if defined(MUWAZI_STATIC)
#define MUWAZI_EXPORT
#elif defined(_WIN32)
#if defined(MUWAZI_BUILDING)
#define MUWAZI_EXPORT __declspec(dllexport)
#else
#define MUWAZI_EXPORT __declspec(dllimport)
#endif
#else
#define MUWAZI_EXPORT __attribute__((visibility("default")))
#endif

#define MUWAZI_VERSION_MAJOR 0
#define MUWAZI_VERSION_MINOR 1
#define MUWAZI_VERSION_PATCH 0
#define MUWAZI_VERSION_STRING "0.1.0"

#endif
