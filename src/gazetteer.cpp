// SPDX-License-Identifier: Apache-2.0
// The gazetteer's table, read in place.
#include "gazetteer.hpp"
