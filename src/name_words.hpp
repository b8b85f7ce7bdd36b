// SPDX-License-Identifier: Apache-2.0
// English words that help to find names: words of grammar, months, titles, particles, heads of institutions and places.
//
// All take matching keys (lower case, no diacritics). Sorted lists, binary search.
#ifndef MUWAZI_SRC_NAME_WORDS_HPP
#define MUWAZI_SRC_NAME_WORDS_HPP

#include <algorithm>
#include <array>
#include <string_view>

#include <muwazi/name.hpp>

namespace muwazi::inline v0::name_words {

template <std::size_t N>
consteval std::array<std::string_view, N> sorted(std::array<std::string_view, N> words) {
  std::sort(words.begin(), words.end());
  return words;
}

template <std::size_t N>
constexpr bool contains(const std::array<std::string_view, N>& words, std::string_view word) noexcept {
  return std::binary_search(words.begin(), words.end(), word);
}

/// Words of grammar, which a capital never makes a name.
inline bool is_function(std::string_view key) noexcept {
  static constexpr auto words = sorted(std::to_array<std::string_view>({
      "a", "about", "above", "across", "after", "afterwards", "again", "against", "ago", "albeit", "all", "almost",
      "alone", "along", "already", "also", "although", "always", "am", "amid", "amidst", "among", "amongst", "an",
      "and", "another", "any", "anybody", "anyone", "anything", "anyway", "anywhere", "are", "aren't", "around", "as",
      "aside", "at", "away", "be", "became", "because", "become", "been", "before", "beforehand", "behind", "being",
      "below", "beneath", "beside", "besides", "between", "beyond", "both", "but", "by", "can", "can't", "cannot",
      "could", "couldn't", "despite", "did", "didn't", "do", "does", "doesn't", "doing", "don't", "done", "down",
      "due", "during", "each", "eight", "either", "else", "elsewhere", "enough", "especially", "even", "eventually",
      "ever", "every", "everybody", "everyone", "everything", "everywhere", "except", "few", "fewer", "finally",
      "first", "firstly", "five", "following", "for", "former", "formerly", "four", "from", "further", "furthermore",
      "had", "hadn't", "has", "hasn't", "have", "haven't", "having", "he", "he'd", "he'll", "he's", "hello", "hence",
      "her", "here", "here's", "hers", "herself", "hi", "him", "himself", "his", "how", "however", "i", "i'd", "i'll",
      "i'm", "i've", "if", "in", "inside", "instead", "into", "is", "isn't", "it", "it'd", "it'll", "it's", "its",
      "itself", "just", "last", "lastly", "later", "least", "less", "let", "let's", "like", "likewise", "many", "may",
      "maybe", "me", "meanwhile", "might", "mine", "more", "moreover", "most", "mostly", "much", "must", "my",
      "myself", "namely", "near", "nearly", "neither", "never", "nevertheless", "next", "nine", "no", "nobody", "none",
      "nonetheless", "nor", "not", "nothing", "notwithstanding", "now", "nowhere", "of", "off", "often", "oh", "ok",
      "okay", "on", "once", "one", "one's", "only", "onto", "or", "other", "others", "otherwise", "our", "ours",
      "ourselves", "out", "outside", "over", "own", "per", "perhaps", "please", "plus", "quite", "rather", "really",
      "recent", "recently", "regarding", "said", "same", "second", "secondly", "seldom", "seven", "several", "shall",
      "she", "she'd", "she'll", "she's", "should", "shouldn't", "similarly", "since", "six", "so", "some", "somebody",
      "someone", "something", "sometimes", "somewhat", "somewhere", "soon", "still", "subsequently", "such", "ten",
      "than", "thank", "thanks", "that", "that'll", "that's", "the", "their", "theirs", "them", "themselves", "then",
      "there", "there's", "thereafter", "thereby", "therefore", "these", "they", "they'd", "they'll", "they're",
      "they've", "third", "thirdly", "this", "those", "though", "three", "through", "throughout", "thus", "to",
      "today", "together", "tomorrow", "tonight", "too", "toward", "towards", "two", "under", "underneath", "unless",
      "unlike", "until", "up", "upon", "us", "used", "usually", "various", "very", "via", "was", "wasn't", "we",
      "we'd", "we'll", "we're", "we've", "well", "were", "weren't", "what", "what's", "whatever", "when", "whenever",
      "where", "whereas", "wherever", "whether", "which", "whichever", "while", "whilst", "who", "who's", "whoever",
      "whole", "whom", "whose", "why", "will", "with", "within", "without", "won't", "would", "wouldn't", "yes",
      "yesterday", "yet", "you", "you'd", "you'll", "you're", "you've", "your", "yours", "yourself", "yourselves"
  }));
  return contains(words, key);
}

/// Weekdays and months: dates, not names.
inline bool is_time(std::string_view key) noexcept {
  static constexpr auto words = sorted(std::to_array<std::string_view>({
      "apr", "april", "aug", "august", "dec", "december", "feb", "february", "fri", "friday", "fridays", "jan",
      "january", "jul", "july", "jun", "june", "mar", "march", "mon", "monday", "mondays", "nov", "november", "oct",
      "october", "sat", "saturday", "saturdays", "sep", "sept", "september", "sun", "sunday", "sundays", "thu", "thur",
      "thurs", "thursday", "thursdays", "tue", "tues", "tuesday", "tuesdays", "wed", "wednesday", "wednesdays"
  }));
  return contains(words, key);
}

/// Titles that stand before a person's name and are translated rather than spelled.
inline bool is_title(std::string_view key) noexcept {
  static constexpr auto words = sorted(std::to_array<std::string_view>({
      "admiral", "ambassador", "archbishop", "ayatollah", "baron", "baroness", "bishop", "brigadier", "caliph", "capt",
      "captain", "cardinal", "chairman", "chairwoman", "chancellor", "chief", "col", "colonel", "commander",
      "congressman", "congresswoman", "corporal", "count", "countess", "crown", "czar", "dame", "defence", "defense",
      "deputy", "detective", "doctor", "dr", "duchess", "duke", "emir", "emperor", "empress", "engineer", "father",
      "finance", "first-minister", "foreign", "gen", "general", "gov", "governor", "hajj", "hajji", "imam",
      "inspector", "interior", "judge", "justice", "khedive", "king", "lady", "lieutenant", "lord", "lt", "maj",
      "major", "marshal", "mayor", "minister", "miss", "mother", "mr", "mrs", "ms", "mufti", "mullah", "officer",
      "pope", "premier", "president", "prime", "prince", "princess", "private", "prof", "professor", "queen", "rabbi",
      "rep", "representative", "rev", "reverend", "saint-pere", "secretary", "sen", "senator", "sergeant", "sgt",
      "shah", "shaikh", "sheikh", "sir", "sister", "speaker", "sultan", "tsar", "vice"
  }));
  return contains(words, key);
}

/// Forms that stand for a land at the beginning of a word, with English names of it.
struct CombiningForm {
  std::string_view form;
  std::array<std::string_view, 3> names;
};
inline constexpr auto combining_forms = std::to_array<CombiningForm>({
    {"afro", {"Africa"}}, {"anglo", {"England", "Britain", "United Kingdom"}}, {"austro", {"Austria"}}, {"euro", {"Europe", "European Union"}},
    {"franco", {"France"}}, {"greco", {"Greece"}}, {"hispano", {"Spain"}}, {"indo", {"India"}}, {"italo", {"Italy"}}, {"luso", {"Portugal"}},
    {"russo", {"Russia"}}, {"sino", {"China"}}, {"turco", {"Turkey"}},
});

/// Particles within names.
inline bool is_particle(std::string_view key) noexcept {
  static constexpr auto words = sorted(std::to_array<std::string_view>({
      "abou", "abu", "ad", "al", "an", "ar", "as", "ash", "at", "az", "ben", "bin", "bint", "da", "das", "de", "del",
      "dell", "della", "delle", "den", "der", "di", "do", "dos", "du", "e", "el", "es", "ez", "ibn", "la", "las", "le",
      "les", "los", "o'", "ten", "ter", "umm", "van", "von", "y", "zu", "zum", "zur"
  }));
  return contains(words, key);
}

/// Abbreviations that keep their dot inside a name.
inline bool is_abbreviation(std::string_view key) noexcept {
  static constexpr auto words = sorted(std::to_array<std::string_view>({
      "bros", "capt", "co", "col", "corp", "dr", "ft", "gen", "gov", "hon", "inc", "jr", "lt", "ltd", "maj", "messrs",
      "mme", "mr", "mrs", "ms", "mt", "no", "prof", "rep", "rev", "sen", "sgt", "sr", "st", "ste", "vs"
  }));
  return contains(words, key);
}

/// What a name is whose last (or, with "of", first) word is this one; unknown where the word says nothing.
inline NameType head_type(std::string_view key) noexcept {
  static constexpr auto organizations = sorted(std::to_array<std::string_view>({
      "academy", "administration", "agency", "air", "airlines", "airport", "airways", "alliance", "army", "assembly",
      "association", "authority", "band", "bank", "battalion", "board", "brewery", "brigade", "brigades",
      "broadcasting", "brotherhood", "bureau", "cabinet", "capital", "center", "centre", "chamber", "channel", "choir",
      "church", "clinic", "club", "coalition", "college", "command", "commission", "committee", "companies", "company",
      "confederation", "congregation", "congress", "cooperative", "corp", "corporation", "corps", "council", "court",
      "daily", "department", "division", "dynasty", "entertainment", "faculty", "family", "fc", "federation", "force",
      "forces", "foundation", "front", "fund", "gallery", "gazette", "government", "group", "guard", "herald",
      "holdings", "hospital", "hotel", "hotels", "house", "inc", "industries", "initiative", "institute",
      "institution", "insurance", "journal", "laboratories", "laboratory", "league", "library", "llc", "ltd",
      "magazine", "media", "militia", "ministry", "mission", "motors", "movement", "museum", "navy", "network", "news",
      "observatory", "office", "opera", "orchestra", "order", "organisation", "organization", "parliament", "partners",
      "party", "philharmonic", "pictures", "plc", "police", "post", "press", "program", "programme", "project",
      "radio", "records", "regiment", "restaurant", "school", "sect", "senate", "service", "services", "society",
      "studio", "studios", "synod", "systems", "technologies", "television", "theater", "theatre", "times", "tribe",
      "tribunal", "tribune", "trust", "tv", "union", "united", "university", "ventures"
  }));
  static constexpr auto places = sorted(std::to_array<std::string_view>({
      "abbey", "airport", "area", "arena", "avenue", "base", "basilica", "basin", "bay", "beach", "border", "borough",
      "boulevard", "bridge", "building", "camp", "canal", "canton", "cape", "castle", "cathedral", "cave", "cemetery",
      "centre-ville", "channel", "city", "coast", "county", "crater", "creek", "crossing", "delta", "desert",
      "district", "drive", "duchy", "emirate", "empire", "falls", "forest", "fort", "fortress", "garden", "gardens",
      "glacier", "governorate", "gulf", "hall", "harbor", "harbour", "heights", "highway", "hill", "hills", "island",
      "islands", "isle", "isles", "kingdom", "krai", "lake", "lane", "monastery", "mosque", "mount", "mountain",
      "mountains", "municipality", "neighborhood", "neighbourhood", "oblast", "ocean", "palace", "parish", "park",
      "pass", "peninsula", "plain", "plains", "plateau", "port", "prefecture", "principality", "prison", "province",
      "quarter", "range", "reef", "region", "republic", "ridge", "river", "road", "sea", "shrine", "springs", "square",
      "stadium", "state", "station", "strait", "straits", "street", "suburb", "sultanate", "temple", "territory",
      "tower", "town", "valley", "village", "volcano", "zone"
  }));
  static constexpr auto events = sorted(std::to_array<std::string_view>({
      "accord", "accords", "act", "agreement", "award", "awards", "battle", "championship", "championships",
      "conference", "convention", "coup", "crisis", "crusade", "crusades", "cup", "day", "enlightenment", "eve",
      "famine", "festival", "games", "genocide", "massacre", "olympics", "pact", "plague", "prize", "rebellion",
      "reformation", "renaissance", "revolt", "revolution", "siege", "summit", "treaty", "uprising", "war", "wars"
  }));
  if (contains(organizations, key)) return NameType::organization;
  if (contains(places, key)) return NameType::place;
  if (contains(events, key)) return NameType::event;
  return NameType::unknown;
}

/// Everyday words that are names too (Will, Rice, Nice): at the start of a sentence they are words unless more speaks for
/// a name.
inline bool is_everyday(std::string_view key) noexcept {
  static constexpr auto words = sorted(std::to_array<std::string_view>({
      "acre", "afar", "anchorage", "angel", "antique", "arsenal", "art", "baker", "banks", "bath", "begin", "bell",
      "berry", "bill", "bird", "black", "bled", "blue", "bond", "booth", "bridges", "brown", "buffalo", "bulls",
      "burns", "bush", "butler", "cabinet", "canary", "cancer", "car", "carol", "carter", "cascade", "cascades",
      "case", "cash", "chamberlain", "chance", "chase", "chevron", "chin", "chrome", "church", "clay", "cliff", "coke",
      "cole", "cook", "cooper", "cork", "crane", "cross", "crusade", "day", "dean", "delta", "derby", "devil", "diet",
      "dollar", "drew", "duke", "earth", "east", "economist", "encamp", "enlightenment", "eve", "ewe", "exodus",
      "faith", "fang", "fares", "fed", "federal", "fiat", "field", "fields", "fisher", "ford", "fortune", "fox",
      "frank", "franks", "free", "fur", "gale", "gallant", "gates", "gene", "genesis", "german", "gold", "gospel",
      "gospels", "grace", "grad", "gray", "green", "greens", "guardian", "guinea", "gulf", "guy", "hail", "hall",
      "ham", "hamlet", "harrow", "hart", "heather", "hermitage", "highland", "hill", "hills", "hit", "hood", "hope",
      "house", "hue", "hull", "hunt", "hunter", "internet", "iris", "is", "ivy", "jack", "jasmine", "jean", "job",
      "jobs", "josh", "joy", "judges", "jumbo", "june", "king", "kit", "lake", "lakes", "lance", "lancet", "lane",
      "lent", "liberation", "lily", "limerick", "link", "long", "lord", "lot", "love", "lynx", "major", "male", "man",
      "mandarin", "marine", "marines", "mark", "marvel", "mascara", "mason", "may", "mecca", "memo", "mercury",
      "mercy", "messiah", "meta", "midlands", "midway", "miles", "miller", "mills", "mint", "mocha", "mod", "mono",
      "monopoly", "moon", "moor", "moors", "moss", "most", "mountain", "nail", "nature", "newton", "nice", "nick",
      "norm", "northeastern", "northwestern", "odyssey", "ogre", "olive", "opal", "oracle", "oral", "orange", "orient",
      "orthodox", "pacific", "page", "paradise", "paramount", "park", "parker", "parliament", "pat", "patriot",
      "pearl", "peck", "pence", "penny", "perm", "pest", "peter", "pew", "phoenix", "plateau", "playboy", "pole",
      "polish", "pool", "poppy", "porter", "potter", "price", "prohibition", "puma", "python", "queens", "rainy",
      "raja", "rangers", "ray", "reading", "reed", "reformation", "renaissance", "resolute", "reunion", "rice", "rich",
      "rim", "rivers", "rob", "robin", "rock", "roger", "rose", "ruby", "ruse", "rusty", "sad", "saga", "said", "sale",
      "salt", "sanders", "sandy", "savage", "science", "scud", "sec", "serer", "set", "shady", "shaker", "shaw",
      "shell", "short", "silver", "skip", "slave", "slough", "smith", "snoopy", "spa", "spartan", "sphinx", "split",
      "stoicism", "stone", "strong", "sue", "summer", "sun", "sunny", "swat", "swift", "tamer", "tang", "tartar",
      "telegram", "thatcher", "time", "tipper", "titan", "titanic", "tomahawk", "total", "treasury", "trinity", "trip",
      "truss", "tubas", "turner", "unity", "us", "van", "vandals", "victor", "violet", "visa", "vogue", "voyager",
      "wade", "wail", "wake", "walker", "ward", "warren", "watt", "web", "webb", "well", "wellington", "wells",
      "welsh", "wen", "west", "western", "westerners", "white", "who", "will", "windows", "wise", "wolf", "wood",
      "woods", "world", "worth", "young", "zoom"
  }));
  return contains(words, key);
}

/// Abbreviations in capitals that are common nouns, and Roman numerals: no names. Takes the word as written.
inline bool is_common_acronym(std::string_view word) noexcept {
  static constexpr auto words = sorted(std::to_array<std::string_view>({
      "AD", "AI", "AIDS", "ALL", "AM", "AND", "AR", "ARE", "ASAP", "ATM", "BA", "BC", "BCE", "BSC", "CAN", "CCTV",
      "CD", "CE", "CEO", "CFO", "CM", "COO", "CT", "CTO", "CV", "DIY", "DJ", "DNA", "DVD", "ER", "EST", "ETF", "FAQ",
      "GDP", "GMT", "GNP", "GPS", "HIV", "HR", "ICU", "ID", "II", "III", "IPO", "IQ", "IT", "IV", "IX", "KG", "KM",
      "KPH", "LCD", "LED", "LGBT", "LGBTQ", "LNG", "LPG", "MA", "MBA", "MC", "MD", "MEP", "MEPS", "MM", "MP", "MPH",
      "MPS", "MRI", "MSC", "NEW", "NGO", "NGOS", "NO", "NOT", "OK", "ONE", "PC", "PCR", "PDF", "PHD", "PIN", "PM",
      "PPE", "PR", "RIP", "RNA", "RPM", "SMS", "SUV", "THE", "TV", "UFO", "USB", "UTC", "UV", "VAT", "VI", "VII",
      "VIII", "VIP", "VR", "WC", "XI", "XII", "XIII", "XIV", "XIX", "XV", "XVI", "XVII", "XVIII", "XX", "XXI", "YOU"
  }));
  return contains(words, word);
}

/// Words that may be followed by "of" within a name: University of, Duke of, Battle of.
inline bool takes_of(std::string_view key) noexcept {
  static constexpr auto words = sorted(std::to_array<std::string_view>({
      "academy", "agency", "alliance", "arc", "archbishop", "archdiocese", "army", "assembly", "association",
      "authority", "bank", "basilica", "battle", "bay", "bishop", "bishopric", "board", "book", "brotherhood",
      "bureau", "cape", "cathedral", "center", "centre", "chamber", "church", "city", "college", "commission",
      "committee", "commonwealth", "confederation", "congress", "convention", "corps", "council", "count", "county",
      "court", "daughters", "declaration", "department", "diet", "dome", "duchess", "duchy", "duke", "earl", "emir",
      "emirate", "empire", "faculty", "feast", "federation", "foundation", "front", "gallery", "gulf", "hall", "horn",
      "hospital", "house", "institute", "isle", "isles", "ivory", "king", "kingdom", "knights", "lake", "league",
      "library", "lord", "margraviate", "ministry", "mount", "movement", "museum", "office", "order", "organisation",
      "organization", "palace", "parliament", "party", "peace", "people's", "port", "prince", "princess",
      "principality", "province", "queen", "republic", "river", "school", "sea", "senate", "siege", "society", "sons",
      "state", "statue", "strait", "straits", "sultan", "sultanate", "temple", "tomb", "tower", "treaty", "union",
      "university", "valley", "war"
  }));
  return contains(words, key);
}

/// Words that say nothing of which name it is: grammar, particles, titles, months, single letters.
inline bool is_ignorable(std::string_view key) noexcept {
  return is_function(key) || is_particle(key) || is_title(key) || is_time(key) || key.size() < 2;
}

/// No lower-case letter of ASCII, and more than one byte. Takes the word as written.
inline bool is_upper(std::string_view word) noexcept {
  return word.size() > 1 && std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace muwazi::inline v0::name_words

#endif
