// plan.json: what is written of a plan before anything runs.
#include <filesystem>
#include <nlohmann/json.hpp>

#include "sim/scenario/text_file.h"
#include "sim/study/store.h"

namespace interleave {

using Json = nlohmann::ordered_json;

FrozenPlan freeze(const Plan& plan) {
  const Study& study = plan.study();
  FrozenPlan frozen;
  frozen.study_hash = plan.hash();
  frozen.version = INTERLEAVE_VERSION;
  frozen.name = study.name;
  frozen.title = study.title;
  frozen.last_run = plan.last_run();
  frozen.repeat = study.repeat;
  frozen.paired = study.seeds == Seeds::common;
  frozen.until = study.until;
  frozen.columns = record_columns(plan);
  std::int64_t points = plan.points();
  if (!study.constraints.empty())
    for (std::int64_t point = 1; point <= plan.points(); ++point) points -= !plan.admits(point);
  frozen.runs = points * study.repeat;
  return frozen;
}

std::string frozen_text(const FrozenPlan& plan) {
  Json json = {{"plan", 1},
               {"study", plan.name},
               {"title", plan.title},
               {"study_hash", plan.study_hash},
               {"version", plan.version},
               {"runs", plan.runs},
               {"last_run", plan.last_run},
               {"repeat", plan.repeat},
               {"seeds", plan.paired ? "common" : "independent"},
               {"until", nullptr},
               {"columns", plan.columns}};
  if (plan.until)
    json["until"] = {
        {"half_width", plan.until->half_width}, {"of", plan.until->of}, {"at_least", plan.until->at_least}};
  return json.dump(2) + "\n";
}

FrozenPlan read_frozen(const std::string& folder) {
  const std::string path = folder + "/plan.json";
  if (!std::filesystem::exists(path))
    throw InputError(folder + ": is no results directory: it has no plan.json; `interleave sweep FILE --out " + folder +
                     "` makes one");
  try {
    const Json json = Json::parse(read_text_file(path));
    FrozenPlan plan;
    json.at("study").get_to(plan.name);
    json.at("title").get_to(plan.title);
    json.at("study_hash").get_to(plan.study_hash);
    json.at("version").get_to(plan.version);
    json.at("runs").get_to(plan.runs);
    json.at("last_run").get_to(plan.last_run);
    json.at("repeat").get_to(plan.repeat);
    plan.paired = json.at("seeds") == "common";
    json.at("columns").get_to(plan.columns);
    if (const Json& until = json.at("until"); !until.is_null())
      plan.until = {until.at("half_width"), until.at("of"), until.at("at_least")};
    const bool sound = plan.runs >= 1 && plan.repeat >= 1 && plan.last_run >= 1 && plan.last_run <= runs_max;
    if (!sound || plan.columns.size() < row_columns().size())
      throw InputError(path + ": damaged: its numbers are wrong");
    return plan;
  } catch (const nlohmann::json::exception& error) {
    throw InputError(path + ": damaged: " + error.what() + "; --restart throws the results away");
  }
}

}  // namespace interleave
