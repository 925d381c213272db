#include "tools/options.h"

#include <algorithm>
#include <boost/program_options.hpp>
#include <sstream>
#include <thread>

#include "sim/scenario/quantity.h"
#include "sim/scenario/scenario.h"

namespace interleave {

namespace po = boost::program_options;

struct OptionList::Lists {
  po::options_description visible{"Options", 110, 80}, hidden;
  po::positional_options_description positional;
  po::variables_map values;
};

OptionList::OptionList() : lists_(std::make_unique<Lists>()) {}
OptionList::~OptionList() = default;

void OptionList::flag(const char* name, bool& set, const char* help) {
  lists_->visible.add_options()(name, po::bool_switch(&set), help);
}

void OptionList::text(const char* name, std::string& value, const char* value_name, const char* help) {
  lists_->visible.add_options()(name, po::value(&value)->value_name(value_name), help);
}

void OptionList::texts(const char* name, std::vector<std::string>& values, const char* value_name, const char* help) {
  lists_->visible.add_options()(name, po::value(&values)->value_name(value_name), help);
}

void OptionList::number(const char* name, int& value, const char* value_name, const char* help) {
  std::string shown = name;
  shown.erase(std::min(shown.find(','), shown.size()));   // "jobs,j"
  const auto read_whole = [shown, &value](const std::string& text) {
    const Parsed parsed = parse_whole(text, -1'000'000'000, 1'000'000'000);
    if (!parsed.ok()) throw InputError("interleave: --" + shown + ": got \"" + text + "\", expected a whole number");
    value = static_cast<int>(parsed.value);
  };
  read(name, read_whole, value_name, help);
}

void OptionList::read(const char* name, std::function<void(const std::string&)> read, const char* value_name,
                      const char* help) {
  auto* const value = po::value<std::string>()->value_name(value_name)->notifier(std::move(read));
  lists_->visible.add_options()(name, value, help);
}

void OptionList::note(const char* name, const char* help) { lists_->visible.add_options()(name, help); }

void OptionList::file(std::string& value) {
  lists_->hidden.add_options()("file", po::value(&value));
  lists_->positional.add("file", 1);
}

void OptionList::files(std::vector<std::string>& values) {
  lists_->hidden.add_options()("file", po::value(&values));
  lists_->positional.add("file", -1);
}

void OptionList::parse(const std::vector<std::string>& words) {
  po::options_description all;
  all.add(lists_->visible).add(lists_->hidden);
  try {
    const int style = po::command_line_style::default_style & ~po::command_line_style::allow_guessing;
    po::store(po::command_line_parser(words).options(all).positional(lists_->positional).style(style).run(),
              lists_->values);
    po::notify(lists_->values);
  } catch (const po::too_many_positional_options_error&) {
    throw InputError("interleave: got more than one FILE, expected one");
  } catch (const po::error& error) {
    throw InputError(std::string("interleave: ") + error.what() + "; --help lists the options");
  }
}

bool OptionList::given(const std::string& name) const {
  const auto found = lists_->values.find(name);
  return found != lists_->values.end() && !found->second.defaulted();
}

std::string OptionList::help() const {
  std::ostringstream text;
  text << lists_->visible;
  return text.str();
}

int jobs_or_cores(int jobs) {
  return jobs > 0 ? jobs : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
}

void check_jobs(const OptionList& list, int jobs) {
  if (list.given("jobs") && (jobs < 1 || jobs > 1024))
    throw InputError("interleave: --jobs: expected a whole number from 1 to 1024");
}

}  // namespace interleave
