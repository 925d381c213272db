// JSON and CSV: for programs, exact to the nanosecond.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/report_results.h"

using namespace interleave;

namespace {

Report two_approaches() {
  return report_of({{approach_of("sequential", "sequential"), {two_tasks()}},
                    {approach_of("futures", "pool, \"big\"", "workers=4"), {failed_result("out of memory")}}});
}

}  // namespace

TEST_CASE("JSON has the shape of the reference, and every nanosecond") {
  const std::string text = to_json(two_approaches());
  CHECK(text.find("\"cpu_s\": 0.049999993,") != std::string::npos);
  CHECK(text.find("\"native\": 0.009999993, \"gil_wait\": 0.000000000,") != std::string::npos);

  const auto json = nlohmann::ordered_json::parse(text);
  std::vector<std::string> keys;
  for (const auto& [key, value] : json.items()) keys.push_back(key);
  CHECK(keys == std::vector<std::string>{"schema", "scenario_hash", "seed", "version", "approaches"});
  keys.clear();
  for (const auto& [key, value] : json["approaches"][0].items()) keys.push_back(key);
  CHECK(keys == std::vector<std::string>{
                    "approach", "label", "options", "tasks", "unfinished", "elapsed_s", "throughput_per_s", "latency_s",
                    "cpu_s", "utilisation", "events", "switches", "migrations", "threads", "processes",
                    "memory_peak_bytes", "time_s"});
  const auto& first = json["approaches"][0];
  CHECK(first["tasks"] == 2);
  CHECK(first["throughput_per_s"] == 40);
  CHECK(first["latency_s"]["p50"] == 0.03);
  CHECK(first["switches"]["voluntary"] == 3);
  CHECK(first["time_s"].size() == doing_count);
}

TEST_CASE("JSON of a failed run tells its failure and has no latencies") {
  const auto json = nlohmann::json::parse(to_json(two_approaches()));
  CHECK(json["approaches"][1]["label"] == "pool, \"big\"");
  CHECK(json["approaches"][1]["failure"] == "out of memory");
  CHECK(json["approaches"][1]["latency_s"].is_null());
  CHECK(!json["approaches"][0].contains("failure"));
}

TEST_CASE("JSON with tasks; a date that never came is null") {
  Report report = two_approaches();
  report.tasks = true;
  report.approaches[0].runs[0].tasks[1].end = never;
  const std::string text = to_json(report);
  CHECK(text.find(R"(        {"name": "B", "arrival_s": 0.010000000, "first_run_s": 0.030000000, "end_s": null, )"
                  R"("cpu_s": 0.020000000, "runnable_s": 0.020000000}
      ])") != std::string::npos);
  CHECK(nlohmann::json::parse(text)["approaches"][0]["each_task"].size() == 2);
}

TEST_CASE("JSON of repetitions: one entry each, numbered from 1") {
  const auto json = nlohmann::json::parse(
      to_json(report_of({{approach_of("sequential", "sequential"), {two_tasks(), two_tasks()}}})));
  REQUIRE(json["approaches"].size() == 2);
  CHECK(json["approaches"][1]["repetition"] == 2);
}

TEST_CASE("a report without approaches, and names that are not UTF-8, are JSON still") {
  CHECK(nlohmann::json::parse(to_json(report_of({})))["approaches"].empty());
  const auto json =
      nlohmann::json::parse(to_json(report_of({{approach_of("sequential", "\xff\n\"\\"), {two_tasks()}}})));
  CHECK(json["approaches"][0]["label"] == "\xef\xbf\xbd\n\"\\");
}

TEST_CASE("CSV has a line for each run, quoted where RFC 4180 asks for it") {
  CHECK(to_csv(two_approaches()) ==
        "approach,label,options,repetition,failure,tasks,unfinished,elapsed_s,throughput_per_s,latency_mean_s,"
        "latency_p50_s,latency_p90_s,latency_p99_s,latency_max_s,cpu_s,utilisation,events,switches_voluntary,"
        "switches_involuntary,migrations,threads,processes,memory_peak_bytes,time_python_s,time_native_s,"
        "time_gil_wait_s,time_runnable_s,time_throttled_s,time_io_s,time_lock_s,time_queue_s,time_select_s,"
        "time_join_s,time_pause_s,time_switch_s,time_pickle_s,time_startup_s,time_idle_s\n"
        "sequential,sequential,,1,,2,0,0.050000000,40,0.035000000,0.030000000,0.040000000,0.040000000,0.040000000,"
        "0.049999993,0.249999965,12,3,1,0,1,1,62914560,0.040000000,0.009999993,0.000000000,0.000000000,0.000000000,"
        "0.000000007,0.000000000,0.000000000,0.000000000,0.000000000,0.000000000,0.000000000,0.000000000,0.000000000,"
        "0.000000000\n"
        "futures,\"pool, \"\"big\"\"\",workers=4,1,out of memory,0,0,0.000000000,0,,,,,,0.000000000,0,0,0,0,0,0,0,0,"
        "0.000000000,0.000000000,0.000000000,0.000000000,0.000000000,0.000000000,0.000000000,0.000000000,0.000000000,"
        "0.000000000,0.000000000,0.000000000,0.000000000,0.000000000,0.000000000\n");
}

TEST_CASE("CSV with tasks has a line for each task, and one for a run that failed before any") {
  Report report = two_approaches();
  report.tasks = true;
  CHECK(to_csv(report) ==
        "approach,label,options,repetition,failure,task,arrival_s,first_run_s,end_s,latency_s,cpu_s,runnable_s\n"
        "sequential,sequential,,1,,A,0.000000000,0.000000000,0.030000000,0.030000000,0.030000000,0.000000000\n"
        "sequential,sequential,,1,,B,0.010000000,0.030000000,0.050000000,0.040000000,0.020000000,0.020000000\n"
        "futures,\"pool, \"\"big\"\"\",workers=4,1,out of memory,,,,,,,\n");
}
