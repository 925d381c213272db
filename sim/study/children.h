// Pieces of work in child processes, which contain crashes and let each have SimGrid's one engine a process.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace interleave {

struct ChildOutcome {
  std::string said;            // what `work` returned
  int signal = 0;              // that ended the child, 0: none
  std::string failure;         // why there was no child, in words
};

// `work` of each number below `count`, each in a child, `jobs` at a time; the outcomes stand in the order of the
// numbers, whatever the number of jobs. What `work` throws ends its child by SIGABRT. `done` is called after each with
// how many there are so far, `going_on` five times a second while they are awaited.
std::vector<ChildOutcome> in_children(std::size_t count, int jobs, const std::function<std::string(std::size_t)>& work,
                                      const std::function<void(std::size_t)>& done,
                                      const std::function<void()>& going_on = {});

}  // namespace interleave
