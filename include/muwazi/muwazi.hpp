// SPDX-License-Identifier: Apache-2.0
// All that reviews take in one include. The makers of the tables of data/ (learn.hpp, name_learn.hpp) are the one exception.
#ifndef MUWAZI_MUWAZI_HPP
#define MUWAZI_MUWAZI_HPP

#include <muwazi/align.hpp>
#include <muwazi/check.hpp>
#include <muwazi/document.hpp>
#include <muwazi/error.hpp>
#include <muwazi/extract.hpp>
#include <muwazi/fix.hpp>
#include <muwazi/language.hpp>
#include <muwazi/lexicon.hpp>
#include <muwazi/match.hpp>
#include <muwazi/message.hpp>
#include <muwazi/name.hpp>
#include <muwazi/name_list.hpp>
#include <muwazi/normalize.hpp>
#include <muwazi/quantity.hpp>
#include <muwazi/read.hpp>
#include <muwazi/review.hpp>
#include <muwazi/sentence.hpp>
#include <muwazi/settings.hpp>
#include <muwazi/text.hpp>
#include <muwazi/token.hpp>
#include <muwazi/write.hpp>

#endif
