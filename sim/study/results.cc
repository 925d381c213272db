#include "sim/study/results.h"

#include <memory>

#include "sim/report/csv.h"
#include "sim/study/intervals.h"
#include "sim/study/sqlite.h"

namespace interleave {
namespace {

// A table that goes to its file of CSV and, on request, to the database.
class Output {
 public:
  Output(const std::string& path, const std::vector<std::string>& header, Database* database, const std::string& table)
      : csv_(path) {
    csv_.write(csv_line(header));
    if (database) rows_ = database->table(table, header);
  }
  void add(const std::vector<std::string>& cells) {
    csv_.write(csv_line(cells));
    if (rows_) rows_->add(cells);
  }
  void done() {
    csv_.done();
    rows_.reset();
  }

 private:
  NewFile csv_;
  std::unique_ptr<Database::Rows> rows_;
};

std::vector<std::string> results_header(const FrozenPlan& plan) {
  std::vector<std::string> columns = {"run", "run_id"};
  columns.insert(columns.end(), plan.columns.begin(), plan.columns.end());
  return columns;
}

// One point's runs, in their order.
class OfPoint {
 public:
  explicit OfPoint(const FrozenPlan& plan) : plan_(plan) { begin(); }
  void begin() {
    precision_.reset();
    if (plan_.until) precision_.emplace(*plan_.until);
    runs_ = 0;
  }
  bool enough() const { return precision_ && precision_->enough(); }
  bool complete() const { return enough() || runs_ == plan_.repeat; }
  bool empty() const { return runs_ == 0; }
  void add(const RunRecord& record) {
    ++runs_;
    if (precision_) precision_->add(record);
  }

 private:
  const FrozenPlan& plan_;
  std::optional<Precision> precision_;
  std::int64_t runs_ = 0;
};

}  // namespace

WrittenResults write_results(const ResultsStore& store, bool sqlite) {
  const FrozenPlan& plan = store.plan();
  std::unique_ptr<Database> database;
  if (sqlite) database = std::make_unique<Database>(store.folder() + "/results.sqlite");
  Intervals intervals(plan);
  Output results(store.folder() + "/results.csv", results_header(plan), database.get(), "results");
  Output estimates(store.folder() + "/intervals.csv", intervals.header(), database.get(), "intervals");
  WrittenResults written;
  OfPoint of_point(plan);
  std::int64_t point = 0, points_complete = 0;
  const auto end_point = [&] {
    points_complete += !of_point.empty() && of_point.complete();
    for (const auto& cells : intervals.take()) estimates.add(cells);
    of_point.begin();
  };
  for (const JournalEntry& entry : store.entries()) {
    const std::int64_t of = (entry.run - 1) / plan.repeat + 1;
    if (of != point) end_point();
    point = of;
    if (of_point.enough()) continue;
    const RunRecord record = store.read(entry);
    of_point.add(record);
    intervals.add(record);
    ++written.runs;
    written.failed += entry.failed;
    for (const Row& row : record.rows) {
      std::vector<std::string> cells = {std::to_string(record.run), record.id};
      cells.insert(cells.end(), row.begin(), row.end());
      results.add(cells);
    }
  }
  end_point();
  results.done();
  estimates.done();
  if (database) database->done();
  written.missing = plan.until ? plan.runs / plan.repeat - points_complete : plan.runs - written.runs;
  return written;
}

}  // namespace interleave
