// SPDX-License-Identifier: Apache-2.0
// Settings of the checks from files: rules, suppressions, baselines and termbases.
//
//     muwazi::CheckOptions options;
//     std::ifstream in("muwazi.toml");
//     muwazi::read_settings(in, "muwazi.toml", options);
//
// A settings file is TOML (https://toml.io/en/v1.0.0):
//
//     min_confidence = 0.6                # of every rule that has none of its own
//
//     [rules]
//     punctuation.question = false        # off
//     name.unusual = { severity = "minor", min_confidence = 0.8 }
//
//     [rules.script]                      # every rule that begins with "script."
//     enabled = false
//
//     [[suppress]]                        # at least one of rule, pair and text
//     rule = "name.wrong"
//     text = "Sham"
//
// What it does not know is an error that says where:
//
//     muwazi.toml:4: unknown rule 'punctuation.qestion'; the nearest is 'punctuation.question'
//     muwazi.toml:5: 'severity' has to be one of these: info, minor, major, critical
#ifndef MUWAZI_SETTINGS_HPP
#define MUWAZI_SETTINGS_HPP

#include <cstdint>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <muwazi/check.hpp>
#include <muwazi/config.hpp>

namespace muwazi::inline v0 {

/// Reads a settings file and adds its rules and suppressions to `options`, behind those that it has. Within one file the
/// settings of a group of rules come before those of its members, whatever the order of their lines. `name` stands in
/// messages. Throws Error{format} with name:line, and leaves `options` as it was.
MUWAZI_EXPORT void read_settings(std::istream& in, std::string_view name, CheckOptions& options);

/// Reads the fingerprints of a baseline, for CheckOptions::baseline. A line has 16 hexadecimal digits, and behind a tab
/// whatever helps a person; empty lines and those that begin with # are passed over. Throws Error{format} with name:line.
MUWAZI_EXPORT std::vector<std::uint64_t> read_baseline(std::istream& in, std::string_view name);

/// Writes a line for each finding: fingerprint, rule, the words marked in source and target. Nothing else changes from
/// run to run but what was found, so that a baseline can be kept under version control.
MUWAZI_EXPORT void write_baseline(std::ostream& out, std::span<const Finding> findings);

/// Readers of termbases, for CheckOptions::terms. They throw Error{format} with name:line.
///
///     TSV   shard <tab> ARABIC [<tab> required | forbidden]   empty lines and those that begin with # are passed over; one of
///                                                            the sides of a forbidden pair may be empty
///     TBX   TBX-Basic (ISO 30042:2008 and :2019); terms whose administrative status is deprecated or superseded are forbidden
MUWAZI_EXPORT std::vector<Term> read_tsv_terms(std::istream& in, std::string_view name);
MUWAZI_EXPORT std::vector<Term> read_tbx_terms(std::istream& in, std::string_view name);

}  // namespace muwazi::inline v0

#endif
