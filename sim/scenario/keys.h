// The tables of keys, one of each part of a scenario. See shape.h for what a table is.
#pragma once

#include "sim/scenario/shape.h"

namespace interleave {

// machine: a name or a map.
Shape<MachineSpec> machine_shape();
// os: a preset's name or a map.
Shape<OsSpec> os_shape();
// Control groups, and the place of one of them; a name that is none is refused at `value`.
Shape<std::vector<GroupSpec>> groups_shape();
int group_named(const Value& value, const std::string& name, const std::vector<GroupSpec>& groups);
// python: a profile's name, a file, or a map. `read_profile_named` is the same for a name alone.
Shape<Profile> python_shape();
Profile read_profile_named(const Value& value, const std::string& name);
Shape<Workload> workload_shape();
Shape<Arrivals> arrivals_shape();
// How long clients wait for their answers.
std::string timeout_schema();
void read_timeout(Patience& patience, const Value& value);
// What can be said of jobs when all have been read: `list` is where they stand.
void finish_jobs(std::vector<Task>& jobs, const Value& list);
Shape<std::vector<Step>> steps_shape();
// What tasks meet at, and the steps that do.
Shape<Object> object_shape();
std::vector<Key<Step>> object_step_keys();
void check_object_later(const Value& value, const std::string& name, bool (*fits)(const Object&), const char* what);
Shape<Approach> approach_shape();
const Table<Scenario>& scenario_table();

// Definitions for the schema.
std::vector<Definition> distribution_definitions();
std::vector<Definition> step_definitions();
std::vector<Definition> os_definitions();
std::vector<Definition> approach_definitions();
std::vector<Definition> machine_definitions();
std::vector<Definition> python_definitions();

// A carried file by its name (scenarios/FOLDER/NAME.yaml), or null; and all names of a folder.
const std::string* carried_text(const std::string& folder, const std::string& name);
std::vector<std::string> carried_names(const std::string& folder);
std::string carried_path(const std::string& folder, const std::string& name);

}  // namespace interleave
