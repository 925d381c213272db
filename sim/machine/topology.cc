#include "sim/machine/topology.h"

#include <numeric>
#include <utility>

namespace interleave {
namespace {

std::string cores_text(std::int64_t count) { return std::to_string(count) + (count == 1 ? " core" : " cores"); }

// For each physical core the part that it lies in.
std::vector<int> parts_of(const Split& split, int cores, const char* key) {
  std::vector<int> sizes = split.sizes;
  if (sizes.empty()) {
    if (cores % split.parts != 0)
      throw ImpossibleTopology(key, "got " + std::to_string(split.parts) + ", but " + cores_text(cores) +
                                        " cannot be split evenly into so many; write how many each has, as a list");
    sizes.assign(static_cast<std::size_t>(split.parts), cores / split.parts);
  }
  const std::int64_t sum = std::accumulate(sizes.begin(), sizes.end(), std::int64_t{0});
  if (sum != cores)
    throw ImpossibleTopology(key, "got a list of " + cores_text(sum) + " in all, expected those of the machine, " +
                                      std::to_string(cores));
  std::vector<int> parts;
  for (std::size_t part = 0; part < sizes.size(); ++part)
    parts.insert(parts.end(), static_cast<std::size_t>(sizes[part]), static_cast<int>(part));
  return parts;
}

// No inner part reaches over the edge of an outer one.
void check_nested(const std::vector<int>& inner, const std::vector<int>& outer, const char* key, const char* what) {
  for (std::size_t i = 1; i < inner.size(); ++i)
    if (inner[i] == inner[i - 1] && outer[i] != outer[i - 1])
      throw ImpossibleTopology(key, "core " + std::to_string(i - 1) + " and core " + std::to_string(i) +
                                        " are together here, but " + what + "; expected parts that lie within those");
}

Split or_like(const Split& split, const Split& outer) { return split.given() ? split : outer; }

}  // namespace

std::vector<LogicalCore> topology(const MachineSpec& machine) {
  int cores = 0;
  for (const CoreGroup& group : machine.cores) cores += group.count;
  const Split whole{.parts = 1, .sizes = {}};
  const Split sockets_split = or_like(machine.sockets, whole), nodes_split = or_like(machine.nodes, sockets_split),
              caches_split = or_like(machine.caches, nodes_split);
  const std::vector<int> sockets = parts_of(sockets_split, cores, "sockets"),
                         nodes = parts_of(nodes_split, cores, "nodes"),
                         caches = parts_of(caches_split, cores, "caches");
  check_nested(nodes, sockets, "nodes", "in two sockets");
  check_nested(caches, nodes, "caches", "in two nodes");
  std::vector<LogicalCore> all;
  int core = 0;
  for (const CoreGroup& group : machine.cores)
    for (int i = 0; i < group.count; ++i, ++core)
      for (int thread = 0; thread < group.smt.value_or(machine.smt); ++thread) {
        const auto at = static_cast<std::size_t>(core);
        all.push_back({group.speed, core, caches[at], nodes[at], sockets[at]});
      }
  return all;
}

std::optional<Boundary> boundary(const LogicalCore& from, const LogicalCore& to) {
  if (from.socket != to.socket) return Boundary::socket;
  if (from.node != to.node) return Boundary::node;
  if (from.cache != to.cache) return Boundary::cache;
  if (from.core != to.core) return Boundary::core;
  return &from == &to ? std::nullopt : std::optional(Boundary::smt);
}

}  // namespace interleave
