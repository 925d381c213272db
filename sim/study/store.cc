#include "sim/study/store.h"

#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>

namespace interleave {
namespace {

namespace fs = std::filesystem;

const char* const our_files[] = {"plan.json", "journal", "journal.damaged", "results.csv", "intervals.csv",
                                 "results.sqlite"};

bool is_ours(const std::string& name) {
  if (name == "lock") return true;
  return std::any_of(std::begin(our_files), std::end(our_files),
                     [&](const std::string& ours) { return name == ours || name == ours + ".new"; });
}

std::string counted(std::int64_t n, const std::string& what) {
  return std::to_string(n) + " " + what + (n == 1 ? "" : "s");
}

}  // namespace

ResultsStore::ResultsStore(std::string folder, const FrozenPlan& plan, StoreOptions options)
    : folder_(std::move(folder)), plan_(plan), options_(options) {
  make_folder();
  lock_.emplace(path("lock"), File::Mode::append);
  if (flock(lock_->handle(), LOCK_EX | LOCK_NB) != 0)
    throw InputError(folder_ + ": another sweep is at work there; wait for it, or take another --out");
  if (options_.restart) start_over();
  if (fs::exists(path("plan.json"))) {
    check_belongs();
  } else {
    NewFile frozen(path("plan.json"));
    frozen.write(frozen_text(plan_));
    frozen.done();
  }
  load();
}

void ResultsStore::make_folder() {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) throw StorageError(folder_ + ": cannot be made: " + error.message());
  if (fs::exists(path("plan.json"))) return;
  for (const auto& entry : fs::directory_iterator(folder_))
    if (const std::string name = entry.path().filename().string(); !is_ours(name))
      throw InputError(folder_ + ": is no results directory, but holds " + name + "; take another --out");
}

void ResultsStore::check_belongs() const {
  const FrozenPlan there = read_frozen(folder_);
  if (there.study_hash != plan_.study_hash)
    throw InputError(folder_ + ": holds the results of another study, " + there.name + " " + there.study_hash +
                     ", this one is " + plan_.name + " " + plan_.study_hash +
                     "; take another --out, or --restart to throw them away");
  if (there.columns != plan_.columns)
    throw InputError(folder_ + ": its results have other columns than version " + plan_.version +
                     " makes; --restart throws them away");
  if (there.version != plan_.version && !options_.mix_versions)
    throw InputError(folder_ + ": holds results of version " + there.version + ", this is " + plan_.version +
                     "; --mix-versions goes on all the same, --restart throws them away");
}

// The plan goes first: without it nothing else counts.
void ResultsStore::start_over() {
  for (const char* name : our_files) fs::remove(path(name));
}

void ResultsStore::load() {
  if (!fs::exists(path("plan.json"))) throw StorageError(path("plan.json") + ": is gone");
  journal_.emplace(path("journal"), File::Mode::append);
  JournalScan scan = scan_journal(*journal_);
  const auto beyond =
      std::erase_if(scan.entries, [&](const JournalEntry& entry) { return entry.run > plan_.last_run; });
  if (beyond > 0) {
    scan.damaged_lines += static_cast<std::int64_t>(beyond);
    scan.damage.push_back(journal_->path() + ": damaged: " + counted(static_cast<std::int64_t>(beyond), "run") +
                          " beyond the plan's last");
  }
  repair(scan);
  journal_bytes_ = journal_->size();
  done_.assign(static_cast<std::size_t>(plan_.last_run) + 1, false);
  entries_ = in_order(std::move(entries_));
  entries_before_ = entries_.size();
  for (const JournalEntry& entry : entries_) {
    if (entry.failed && options_.retry_failed) continue;
    done_[static_cast<std::size_t>(entry.run)] = true;
    ++done_count_;
    failed_count_ += entry.failed;
  }
}

// What is readable is kept, what is not is named.
void ResultsStore::repair(const JournalScan& scan) {
  entries_ = scan.entries;
  if (scan.cut_off) notes_.push_back(journal_->path() + ": the last line was cut off; its run is made again");
  if (scan.damaged_lines == 0) {
    if (scan.cut_off) journal_->cut(scan.whole_bytes);
    return;
  }
  notes_.insert(notes_.end(), scan.damage.begin(), scan.damage.end());
  notes_.push_back(journal_->path() + ": " + counted(scan.damaged_lines, "damaged line") +
                   "; what is readable is kept, the rest is made again; the file as it was is " +
                   path("journal.damaged"));
  NewFile copy(path("journal.damaged"));
  for (std::uint64_t offset = 0;;) {
    const std::string part = journal_->read(offset, 1 << 20);
    if (part.empty()) break;
    offset += part.size();
    copy.write(part);
  }
  copy.done();
  NewFile sound(path("journal"));
  std::uint64_t offset = 0;
  for (JournalEntry& entry : entries_) {
    sound.write(journal_->read(entry.offset, entry.size + 1));
    entry.offset = offset;
    offset += entry.size + 1;
  }
  sound.done();
  journal_.emplace(path("journal"), File::Mode::append);
}

void ResultsStore::add(const RunRecord& record) {
  const std::string line = journal_line(record);
  uncommitted_ = true;
  try {
    journal_->write(line);
  } catch (const StorageError&) {
    if (ftruncate(journal_->handle(), static_cast<off_t>(journal_bytes_)) != 0) {
      // What stands there is cut off when it is read.
    }
    throw;
  }
  const bool failed = record.failed();
  entries_.push_back({record.run, journal_bytes_, static_cast<std::uint32_t>(line.size() - 1), failed});
  journal_bytes_ += line.size();
  if (has(record.run)) return;
  done_[static_cast<std::size_t>(record.run)] = true;
  ++done_count_;
  failed_count_ += failed;
}

void ResultsStore::commit() {
  if (!uncommitted_) return;
  journal_->sync();
  uncommitted_ = false;
}

std::vector<JournalEntry> ResultsStore::entries() const { return in_order(entries_); }

RunRecord ResultsStore::read(const JournalEntry& entry) const {
  return parse_journal_line(journal_->read(entry.offset, entry.size));
}

RunRecord ResultsStore::read(std::int64_t run) const {
  const auto end = entries_.begin() + static_cast<std::ptrdiff_t>(entries_before_);
  return read(*std::lower_bound(entries_.begin(), end, run,
                                [](const JournalEntry& entry, std::int64_t number) { return entry.run < number; }));
}

std::vector<JournalEntry> in_order(std::vector<JournalEntry> entries) {
  std::stable_sort(entries.begin(), entries.end(),
                   [](const JournalEntry& a, const JournalEntry& b) { return a.run < b.run; });
  // From the back, so that the last of each run stays.
  const auto kept = std::unique(entries.rbegin(), entries.rend(),
                                [](const JournalEntry& a, const JournalEntry& b) { return a.run == b.run; });
  entries.erase(entries.begin(), kept.base());
  return entries;
}

// ---- Merging ----

namespace {

struct Merged {
  std::string folder;
  FrozenPlan plan;
  std::unique_ptr<File> journal;
};

void check_alike(const Merged& first, const Merged& other, bool mix_versions) {
  if (other.plan.study_hash != first.plan.study_hash)
    throw InputError(other.folder + ": holds the results of another study than " + first.folder + ": " +
                     other.plan.name + " " + other.plan.study_hash + ", not " + first.plan.name + " " +
                     first.plan.study_hash);
  if (other.plan.columns != first.plan.columns)
    throw InputError(other.folder + ": its results have other columns than those of " + first.folder);
  if (other.plan.version != first.plan.version && !mix_versions)
    throw InputError(other.folder + ": holds results of version " + other.plan.version + ", " + first.folder +
                     " of " + first.plan.version + "; --mix-versions merges them all the same");
}

// Of two lines of one run. One that failed gives way to one that is done; two failures may differ in words.
bool second_is_better(const std::string& a, const std::string& b, const Merged& from_a, const Merged& from_b) {
  if (a == b) return false;
  const RunRecord one = parse_journal_line(a), two = parse_journal_line(b);
  if (one.failed() != two.failed()) return one.failed();
  if (one.failed()) return b < a;
  throw InputError(from_a.folder + " and " + from_b.folder + " have different results of run " +
                   std::to_string(one.run) + "; one of them is damaged or of another program");
}

}  // namespace

void merge_results(const std::string& out, const std::vector<std::string>& folders, bool mix_versions,
                   std::vector<std::string>& notes) {
  std::vector<Merged> sources;
  for (const std::string& folder : folders) {
    sources.push_back({folder, read_frozen(folder), nullptr});
    check_alike(sources.front(), sources.back(), mix_versions);
    if (fs::exists(folder + "/journal"))
      sources.back().journal = std::make_unique<File>(folder + "/journal", File::Mode::read);
  }
  StoreOptions options;
  options.mix_versions = mix_versions;
  const ResultsStore lock(out, sources.front().plan, options);
  sources.push_back({out, lock.plan(), std::make_unique<File>(out + "/journal", File::Mode::read)});

  struct Best { std::size_t source; JournalEntry entry; };
  std::map<std::int64_t, Best> best;
  const auto line_of = [&](const Best& of) {
    return sources[of.source].journal->read(of.entry.offset, of.entry.size);
  };
  for (std::size_t i = 0; i < sources.size(); ++i) {
    if (!sources[i].journal) continue;
    const JournalScan scan = scan_journal(*sources[i].journal);
    notes.insert(notes.end(), scan.damage.begin(), scan.damage.end());
    for (const JournalEntry& entry : in_order(scan.entries)) {
      const Best fresh{i, entry};
      const auto [there, is_new] = best.emplace(entry.run, fresh);
      Best& kept = there->second;
      if (!is_new && second_is_better(line_of(kept), line_of(fresh), sources[kept.source], sources[i])) kept = fresh;
    }
  }
  NewFile journal(out + "/journal");
  for (const auto& [run, of] : best) journal.write(line_of(of) + "\n");
  journal.done();
}

}  // namespace interleave
