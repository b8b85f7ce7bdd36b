// SPDX-License-Identifier: Apache-2.0
// Entries of a ZIP archive in memory, read by name. Nothing is written to disk.
#ifndef MUWAZI_SRC_ZIP_ARCHIVE_HPP
#define MUWAZI_SRC_ZIP_ARCHIVE_HPP

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace muwazi::inline v0 {

/// Reads the entries whose names `wanted` says yes to; at most `max_bytes` of them together. Throws Error{format} for what
/// is broken, truncated or encrypted and for a wanted name that occurs twice, Error{resource} for a limit that is passed.
/// `name` of the archive stands in errors, an entry as "NAME!ENTRY".
std::map<std::string, std::string, std::less<>> read_zip(std::string_view bytes, std::string_view name, std::size_t max_bytes,
                                                         const std::function<bool(std::string_view entry)>& wanted);

}  // namespace muwazi::inline v0

#endif
