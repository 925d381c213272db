// What a program of ours ends with, whatever happens on the way.
#pragma once

#include <functional>

namespace interleave {

// 0 done, 1 the run failed, 2 the command line or the input is wrong; what is thrown is told on standard error. Who
// closes standard output early has seen enough: that is 0 too.
int exit_code_of(const std::function<int()>& program);

}  // namespace interleave
