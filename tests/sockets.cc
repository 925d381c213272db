// A pair of stream sockets (net/unix/af_unix.c) against a pair of pipes: who waits on a socket, and who is woken.
#include <string>

#include "tests/runs.h"

namespace interleave {
namespace {

// Client and server on a core each, which never run out of either.
std::int64_t sleeps(const std::string& via, int requests) {
  return run_text("machine: {cores: 2, wake_idle: 10 us}\nos: {policy: fifo}\nworkload:\n"
                  "  affinity: [0]\n  clients: {count: 1, affinity: [1], think: 1 ms, via: " + via +
                  ", requests: " + std::to_string(requests) + "}\n  steps: [{native: 100 us}]\n"
                  "approaches: [sequential]\n").switches_voluntary;
}

}  // namespace

// unix_write_space: a reader frees what it has read, and there is room to write at the other end. Who waits there to
// read is woken, finds nothing, and sleeps again: the client when the server has read its request, the server when the
// client has read its answer.
TEST_CASE("sockets: who waits for an answer is woken because its question was read") {
  constexpr int more = 10;
  CHECK(sleeps("pipe", 20 + more) - sleeps("pipe", 20) == more * 3);         // server, client, the client's pause
  CHECK(sleeps("socketpair", 20 + more) - sleeps("socketpair", 20) == more * 5);
}

}  // namespace interleave
