// Scenarios that are wrong in one part, and what is said about them.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "sim/scenario/scenario.h"

namespace interleave {

inline const std::string good_machine =
    "{cores: 2, devices: {net: {latency: 30 ms, bandwidth: 1 Gbps}, ssd: {read: 2 GB/s}, user: {latency: 4 s}}}";

inline std::string document(const std::string& machine, const std::string& steps, const std::string& approaches) {
  return "machine: " + machine +
         "\nworkload:\n  tasks: 3\n  objects: {cache: lock, db: {semaphore: 2}, inbox: {queue: 5}}\n  steps: [" +
         steps + "]\napproaches: " + approaches + "\n";
}

// A right scenario but for one part.
inline std::string machine(const std::string& text) {
  return document(text, "{python: 2 ms}", "[sequential, threading]");
}
inline std::string steps(const std::string& text) { return document(good_machine, text, "[sequential, threading]"); }
inline std::string approaches(const std::string& text) { return document(good_machine, "{python: 2 ms}", text); }
inline std::string with_key(const std::string& text) { return machine(good_machine) + text + "\n"; }
inline std::string workload(const std::string& text) { return "workload: {" + text + "}\napproaches: [sequential]\n"; }

inline std::string message_of(const std::string& text, const Overrides& overrides = {}) {
  try {
    parse_scenario(text, "f.yaml", overrides);
  } catch (const InputError& error) {
    return error.what();
  }
  return "no error";
}

struct Wrong { std::string text, message; };

inline void check(const std::vector<Wrong>& all) {
  for (const Wrong& wrong : all) {
    CAPTURE(wrong.text);
    CHECK(message_of(wrong.text) == "f.yaml:" + wrong.message);
  }
}

}  // namespace interleave
