// What the measuring script did, as scenarios: its parameters in, the text of a scenario file out.
#pragma once

#include <string>

namespace interleave {

// `parameters`: the record's, a JSON object; seconds, bytes and counts. They throw a std::exception where one is
// missing, and for an approach that nobody knows.
std::string tasks_scenario(const std::string& profile, const std::string& parameters);
std::string payload_scenario(const std::string& profile, const std::string& parameters);
std::string latency_scenario(const std::string& profile, const std::string& parameters);
std::string nice_scenario(const std::string& profile, const std::string& parameters);
// `work_s`: what all turns of the loop take on one thread.
std::string count_scenario(const std::string& profile, const std::string& parameters, double work_s);
// Empty: there is no scenario that does just this. `samples`: it is one event's duration that was measured, many times,
// rather than that of many events.
std::string primitive_scenario(const std::string& profile, const std::string& parameters, bool samples);
// Of a fork server's processes the first starts the server, which was not measured: so many of them, one after another.
std::string forkserver_scenario(const std::string& profile, const std::string& parameters, int processes);
// How many of the operations that were measured a run of it does.
double operations_of_primitive(const std::string& parameters);

// People's closed form for `tasks`.
double closed_form_s(const std::string& parameters, double cores);

}  // namespace interleave
