// The words of a command line, read into variables: the only place that knows the library which does it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace interleave {

class OptionList {
 public:
  OptionList();
  ~OptionList();

  // `name` as in "jobs,j". The variables must outlive the list.
  void flag(const char* name, bool& set, const char* help);
  void text(const char* name, std::string& value, const char* value_name, const char* help);
  void texts(const char* name, std::vector<std::string>& values, const char* value_name, const char* help);
  void number(const char* name, int& value, const char* value_name, const char* help);
  // What stands there is handed to `read`, which throws InputError where it is wrong.
  void read(const char* name, std::function<void(const std::string&)> read, const char* value_name, const char* help);
  void note(const char* name, const char* help);         // in the help alone
  void file(std::string& value);                         // one word that is no option
  void files(std::vector<std::string>& values);          // any number of them

  // Throws InputError.
  void parse(const std::vector<std::string>& words);
  bool given(const std::string& name) const;
  std::string help() const;

 private:
  struct Lists;
  std::unique_ptr<Lists> lists_;
};

// As many as there are cores, where `jobs` is 0.
int jobs_or_cores(int jobs);
// Throws InputError unless 1 to 1024, where --jobs was given.
void check_jobs(const OptionList& list, int jobs);

}  // namespace interleave
