// The results directory of a study: plan.json, frozen before anything runs; journal, what is done; and what is made of
// it at the end: results.csv, intervals.csv, results.sqlite.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/study/files.h"
#include "sim/study/journal.h"
#include "sim/study/plan.h"

namespace interleave {

// What is written of a plan, and enough to make tables of the journal without it.
struct FrozenPlan {
  std::string study_hash, version, name, title;
  std::int64_t runs = 0;                 // that the constraint leaves
  std::int64_t last_run = 0, repeat = 1;
  bool paired = true;                    // seeds: common
  std::optional<StoppingRule> until;
  std::vector<std::string> columns;      // of a record's rows
};

FrozenPlan freeze(const Plan& plan);
std::string frozen_text(const FrozenPlan& plan);
// Throws InputError: there is none, or it is damaged.
FrozenPlan read_frozen(const std::string& folder);

struct StoreOptions {
  bool restart = false;                  // throw away what is there
  bool mix_versions = false;             // go on with what another version of the program has done
  bool retry_failed = false;             // runs that failed count as not done
};

class ResultsStore {
 public:
  // Makes the folder or opens what is there. Throws InputError where it belongs to another study or version or to
  // something else, or is in use; StorageError where it cannot be written.
  ResultsStore(std::string folder, const FrozenPlan& plan, StoreOptions options);

  const std::string& folder() const { return folder_; }
  const FrozenPlan& plan() const { return plan_; }
  const std::vector<std::string>& notes() const { return notes_; }   // what was damaged, in words
  std::int64_t done() const { return done_count_; }
  std::int64_t failed() const { return failed_count_; }
  bool has(std::int64_t run) const { return done_[static_cast<std::size_t>(run)]; }

  // Kept when this process is killed; kept when the machine is, after commit().
  void add(const RunRecord& record);
  void commit();

  // In the order of the runs' numbers, the last of each.
  std::vector<JournalEntry> entries() const;
  RunRecord read(const JournalEntry& entry) const;
  RunRecord read(std::int64_t run) const;             // that was there when the folder was opened

 private:
  void make_folder();
  void check_belongs() const;
  void start_over();
  void load();
  void repair(const JournalScan& scan);
  std::string path(const char* name) const { return folder_ + "/" + name; }

  std::string folder_;
  FrozenPlan plan_;
  StoreOptions options_;
  std::optional<File> lock_, journal_;
  std::uint64_t journal_bytes_ = 0;
  bool uncommitted_ = false;
  std::vector<JournalEntry> entries_;                 // those that were there in order, then as they came
  std::size_t entries_before_ = 0;
  std::vector<bool> done_;                            // by run
  std::int64_t done_count_ = 0, failed_count_ = 0;
  std::vector<std::string> notes_;
};

// The last entry of each run, ascending.
std::vector<JournalEntry> in_order(std::vector<JournalEntry> entries);

// Puts the journals of `folders` into one, in the order of the runs' numbers. Throws InputError where they are not of
// one study, or disagree on a run.
void merge_results(const std::string& out, const std::vector<std::string>& folders, bool mix_versions,
                   std::vector<std::string>& notes);

}  // namespace interleave
