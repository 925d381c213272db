// interleave merge: the results of several machines as one.
#include <csignal>
#include <iostream>

#include "sim/study/results.h"
#include "sim/study/store.h"
#include "tools/commands.h"
#include "tools/options.h"

namespace interleave {

int merge(const std::vector<std::string>& words) {
  std::vector<std::string> folders;
  std::string out;
  bool help = false, sqlite = false, mix_versions = false;
  OptionList list;
  list.flag("help,h", help, "this text");
  list.text("out,o", out, "DIR", "where the merged results go; those that are there already are merged too");
  list.flag("sqlite", sqlite, "results.sqlite too");
  list.flag("mix-versions", mix_versions, "merges results of different versions of the program");
  list.files(folders);
  list.parse(words);
  if (help) {
    std::cout << "interleave merge DIR... --out DIR: the results of several shards as one\n\n" << list.help();
    return 0;
  }
  if (folders.empty()) throw InputError("interleave: merge what? Give results directories: merge DIR... --out DIR");
  if (out.empty()) throw InputError("interleave: merge where to? Give --out DIR");
  std::signal(SIGXFSZ, SIG_IGN);
  std::vector<std::string> notes;
  merge_results(out, folders, mix_versions, notes);
  for (const std::string& note : notes) std::cerr << note << "\n";
  StoreOptions options;
  options.mix_versions = mix_versions;
  const ResultsStore store(out, read_frozen(out), options);
  const WrittenResults written = write_results(store, sqlite);
  std::cout << written.runs << (written.runs == 1 ? " run, " : " runs, ") << written.failed << " failed";
  if (written.missing > 0)
    std::cout << ", " << written.missing << (store.plan().until ? " points not complete" : " missing");
  std::cout << ": " << out << "/results.csv\n";
  return written.failed > 0 ? 1 : 0;
}

}  // namespace interleave
