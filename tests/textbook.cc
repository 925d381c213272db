// The policies against what books and papers print, to the nanosecond.
#include <doctest/doctest.h>

#include <vector>

#include "sim/core/random.h"
#include "sim/os/policies/ticket_tree.h"
#include "tests/runs.h"

using namespace interleave;
using namespace std::chrono_literals;

namespace {

struct Job {
  const char* name;
  int arrive, work;      // ms
  std::string keys = {};      // more of the job: ", priority: 3"
};

// One core, one queue, no costs: the machine of the exercises.
std::string exercise(const std::string& policy, const std::vector<Job>& jobs) {
  std::string text = "machine: {cores: 1}\nos: {run_queues: shared, policy: " + policy + "}\nworkload:\n  jobs:\n";
  for (const Job& job : jobs)
    text += std::string("    - {name: ") + job.name + ", arrive: " + std::to_string(job.arrive) + " ms" + job.keys +
            ", steps: [{cpu: " + std::to_string(job.work) + " ms}]}\n";
  return text + "approaches: [native_threads]\n";
}

std::vector<std::int64_t> in_ms(const std::vector<Duration>& times) {
  std::vector<std::int64_t> list;
  for (const Duration time : times) {
    CHECK(time % 1ms == Duration{});
    list.push_back(time / 1ms);
  }
  return list;
}

using Numbers = std::vector<std::int64_t>;

Numbers ends(const Result& result) {
  std::vector<Duration> times;
  for (const TaskResult& task : result.tasks) times.push_back(task.end - Time{});
  return in_ms(times);
}
Numbers ends(const std::string& policy, const std::vector<Job>& jobs) {
  return ends(run_text(exercise(policy, jobs)));
}
Numbers waits(const std::string& policy, const std::vector<Job>& jobs) {
  const Result result = run_text(exercise(policy, jobs));
  std::vector<Duration> times;
  for (const TaskResult& task : result.tasks) times.push_back(task.runnable);
  return in_ms(times);
}

}  // namespace

// Silberschatz, Galvin and Gagne, Operating System Concepts (9th ed.), 6.3.
TEST_CASE("Silberschatz 6.3.2: shortest job first, 6, 8, 7 and 3: mean wait 7") {
  CHECK(waits("sjf", {{"P1", 0, 6}, {"P2", 0, 8}, {"P3", 0, 7}, {"P4", 0, 3}}) == Numbers{3, 16, 9, 0});
}

TEST_CASE("Silberschatz 6.3.2: with preemption a mean wait of 6.5, without of 7.75") {
  const std::vector<Job> jobs = {{"P1", 0, 8}, {"P2", 1, 4}, {"P3", 2, 9}, {"P4", 3, 5}};
  CHECK(waits("srtf", jobs) == Numbers{9, 0, 15, 2});
  CHECK(waits("sjf", jobs) == Numbers{0, 7, 15, 9});
}

// The book's smallest number is the most urgent; here the largest.
TEST_CASE("Silberschatz 6.3.3: priorities 3, 1, 4, 5, 2: mean wait 8.2") {
  const std::vector<Job> jobs = {{"P1", 0, 10, ", priority: -3"}, {"P2", 0, 1, ", priority: -1"},
                                 {"P3", 0, 2, ", priority: -4"},  {"P4", 0, 1, ", priority: -5"},
                                 {"P5", 0, 5, ", priority: -2"}};
  for (const char* policy : {"priority", "priority, preemptive: false"})
    CHECK(waits(policy, jobs) == Numbers{6, 0, 16, 18, 1});
}

TEST_CASE("Silberschatz 6.3.6 (10th ed. 5.3.5): priority with round robin among equals, quantum 2") {
  const std::vector<Job> jobs = {{"P1", 0, 4, ", priority: -3"}, {"P2", 0, 5, ", priority: -2"},
                                 {"P3", 0, 8, ", priority: -2"}, {"P4", 0, 7, ", priority: -1"},
                                 {"P5", 0, 3, ", priority: -3"}};
  // P4 0-7, P2 and P3 in turns 7-20, P1 and P5 in turns 20-27.
  CHECK(ends("priority, quantum: 2 ms", jobs) == Numbers{26, 16, 20, 7, 27});
}

// Stallings, Operating Systems: Internals and Design Principles, chapter 9, table 9.5.
TEST_CASE("Stallings, table 9.5: SPN and SRT") {
  const std::vector<Job> jobs = {{"A", 0, 3}, {"B", 2, 6}, {"C", 4, 4}, {"D", 6, 5}, {"E", 8, 2}};
  CHECK(ends("sjf", jobs) == Numbers{3, 9, 15, 20, 11});
  CHECK(ends("srtf", jobs) == Numbers{3, 15, 8, 20, 10});
}

// Tanenbaum and Bos, Modern Operating Systems (4th ed.), 2.4.2: 8, 4, 4, 4 minutes; mean turnaround 14 in the order of
// arrival and 11 with the shortest first.
TEST_CASE("Tanenbaum, figure 2-41: shortest job first") {
  const std::vector<Job> jobs = {{"A", 0, 8}, {"B", 0, 4}, {"C", 0, 4}, {"D", 0, 4}};
  CHECK(ends("fifo", jobs) == Numbers{8, 12, 16, 20});
  CHECK(ends("sjf", jobs) == Numbers{20, 4, 8, 12});
}

TEST_CASE("Tanenbaum 2.4.2: 2, 4, 1, 1, 1 arriving at 0, 0, 3, 3, 3: mean turnaround 4.6") {
  CHECK(ends("sjf", {{"A", 0, 2}, {"B", 0, 4}, {"C", 3, 1}, {"D", 3, 1}, {"E", 3, 1}}) == Numbers{2, 6, 7, 8, 9});
}

// Arpaci-Dusseau, Operating Systems: Three Easy Pieces, chapter 7.
TEST_CASE("OSTEP chapter 7: FIFO, SJF, STCF and round robin") {
  const std::vector<Job> convoy = {{"A", 0, 100}, {"B", 0, 10}, {"C", 0, 10}};
  CHECK(ends("fifo", convoy) == Numbers{100, 110, 120});                      // figure 7.2, mean turnaround 110
  CHECK(ends("sjf", convoy) == Numbers{120, 10, 20});                         // figure 7.3, mean 50
  const std::vector<Job> late = {{"A", 0, 100}, {"B", 10, 10}, {"C", 10, 10}};
  CHECK(ends("sjf", late) == Numbers{100, 110, 120});                         // figure 7.4, mean 103.33
  CHECK(ends("srtf", late) == Numbers{120, 20, 30});                          // figure 7.5, mean 50
  const std::vector<Job> equal = {{"A", 0, 5}, {"B", 0, 5}, {"C", 0, 5}};
  CHECK(ends("round_robin, quantum: 1 ms", equal) == Numbers{13, 14, 15});    // figure 7.7
}

// ---- multi-level feedback ----

// OSTEP, chapter 8. A job of 200 ms through three levels of 10 ms (figure 8.2); a short one comes at 100 (figure 8.3).
TEST_CASE("OSTEP figures 8.2 and 8.3: MLFQ, three levels, time slices of 10 ms") {
  const std::string mlfq = "mlfq, levels: 3, quantum: 10 ms";
  CHECK(ends(mlfq, {{"A", 0, 200}}) == Numbers{200});
  // The chapter's simulator, --jlist 0,180,0:100,20,0 -q 10: the short one runs 100 to 120, on the upper two levels.
  CHECK(ends(mlfq, {{"A", 0, 180}, {"B", 100, 20}}) == Numbers{200, 120});
}

// The statistics that the chapter's homework prints for ./mlfq.py -j 3 -c: 84, 42 and 51 ms of work, with I/O of 5 ms
// after each 7, 3 and 4 ms; three levels, quanta and allotments of 10 ms. There a quantum that ends stands before
// an I/O that ends at the same date, here after it (as in Stallings' charts): so the I/O takes a nanosecond more.
TEST_CASE("OSTEP chapter 8, homework: turnaround 180, 161 and 171, response 0, 7 and 10") {
  const auto job = [](const char* name, int work, int io_every) {
    std::string text = std::string("    - {name: ") + name + ", steps: [";
    for (int done = 0; done < work; done += io_every) {
      if (done > 0) text += "{sleep: 5000001 ns}, ";
      text += "{cpu: " + std::to_string(std::min(io_every, work - done)) + " ms}, ";
    }
    return text + "]}\n";
  };
  const Result result = run_text("machine: {cores: 1}\nos: {policy: mlfq, levels: 3, quantum: 10 ms, run_queues: "
                                 "shared}\nworkload:\n  jobs:\n" + job("0", 84, 7) + job("1", 42, 3) +
                                 job("2", 51, 4) + "approaches: [native_threads]\n");
  const int turnarounds[] = {180, 161, 171};
  for (std::size_t i = 0; i < 3; ++i) {
    const Duration drift = result.tasks[i].end - Time(turnarounds[i] * 1ms);
    CHECK(drift >= 0ns);
    CHECK(drift < 12ns);   // as many nanoseconds as it waited for I/O at most
  }
  CHECK(result.tasks[0].first_run - Time{} == 0ms);
  CHECK(result.tasks[1].first_run - Time{} == 7ms);
  CHECK(result.tasks[2].first_run - Time{} == 10ms);
}

// ---- tickets ----

namespace {

struct Holder : TicketTree<Holder>::Node {
  explicit Holder(std::int64_t tickets) : tickets(tickets) {}
  std::int64_t tickets;
};

std::size_t holder_of(std::int64_t ticket, const std::vector<std::int64_t>& tickets) {
  std::vector<Holder> holders(tickets.begin(), tickets.end());
  TicketTree<Holder> tree;
  for (std::size_t i = 0; i < holders.size(); ++i) tree.insert(holders[i], static_cast<std::int64_t>(i));
  return static_cast<std::size_t>(&tree.holder(ticket) - holders.data());
}

}  // namespace

// Waldspurger and Weihl, Lottery Scheduling (OSDI 1994), figure 1: five clients with 10, 2, 5, 1 and 2 tickets; the
// fifteenth wins for the third. The numbers of OSTEP, chapter 9, homework (lottery.py -j 2 -s 0), the same by hand.
TEST_CASE("the holder of a ticket, as Waldspurger's figure and OSTEP's homework have it") {
  CHECK(holder_of(15, {10, 2, 5, 1, 2}) == 2);
  const std::vector<std::pair<std::int64_t, std::size_t>> two = {{75, 1}, {34, 0}, {99, 1}, {13, 0}, {97, 1}, {82, 1}};
  for (const auto& draw : two) CHECK(holder_of(draw.first, {75, 25}) == draw.second);
}

// The same winners as a list of jobs and the seed's own draws give by hand.
TEST_CASE("lottery with a fixed seed: every quantum goes to the holder of the seed's draw") {
  for (const std::uint64_t seed : {1u, 2u, 3u}) {
    struct Player { std::int64_t tickets; int left; int end; };
    std::vector<Player> players = {{75, 8, 0}, {25, 4, 0}, {50, 6, 0}};
    const Random random(seed, 0);
    Stream draws(random, Domain::os, 0);
    for (int now = 0; now < 18;) {
      std::int64_t all = 0;
      for (const Player& player : players) all += player.left > 0 ? player.tickets : 0;
      const auto product = static_cast<unsigned __int128>(draws.bits()) * static_cast<std::uint64_t>(all);
      auto ticket = static_cast<std::int64_t>(product >> 64);
      for (Player& player : players) {
        if (player.left == 0) continue;
        ticket -= player.tickets;
        if (ticket >= 0) continue;
        ++now;
        if (--player.left == 0) player.end = now;
        break;
      }
    }
    const std::string text = exercise("lottery, quantum: 1 ms", {{"0", 0, 8, ", tickets: 75"},
                                                                 {"1", 0, 4, ", tickets: 25"},
                                                                 {"2", 0, 6, ", tickets: 50"}});
    RunOptions options;
    options.seed = seed;
    CHECK(ends(run_text(text, {}, options)) == Numbers{players[0].end, players[1].end, players[2].end});
  }
}

// Waldspurger and Weihl, Stride Scheduling (MIT/LCS/TM-528, 1995), figure 3: tickets 3:2:1, first passes 2, 3 and 6.
// A, B, A, then all at 6 in any order, here C, B, A; and so on.
TEST_CASE("stride 3:2:1: the paper's order") {
  const auto stride = [](int a, int b, int c) {
    return ends("stride, quantum: 1 ms",
                {{"A", 0, a, ", tickets: 3"}, {"B", 0, b, ", tickets: 2"}, {"C", 0, c, ", tickets: 1"}});
  };
  CHECK(stride(1, 1, 1) == Numbers{1, 2, 3});
  CHECK(stride(2, 1, 1) == Numbers{3, 2, 4});
  CHECK(stride(3, 2, 1) == Numbers{6, 5, 4});
  CHECK(stride(6, 4, 2) == Numbers{12, 11, 10});
}

// OSTEP, chapter 9, figure 9.3: tickets 100, 50 and 250. In each eight quanta C has run five times, A twice and B once.
TEST_CASE("OSTEP figure 9.3: stride with 100, 50 and 250 tickets comes out even every eight quanta") {
  for (const int cycles : {1, 2, 5}) {
    const Result result = run_text(
        "machine: {cores: 1}\nos: {policy: stride, quantum: 1 ms, run_queues: shared}\nworkload:\n  for: " +
        std::to_string(8 * cycles) + " ms\n  jobs:\n    - {name: A, tickets: 100, steps: [{cpu: forever}]}\n"
        "    - {name: B, tickets: 50, steps: [{cpu: forever}]}\n"
        "    - {name: C, tickets: 250, steps: [{cpu: forever}]}\n"
        "approaches: [native_threads]\n");
    CHECK(task_named(result, "A").cpu == cycles * 2ms);
    CHECK(task_named(result, "B").cpu == cycles * 1ms);
    CHECK(task_named(result, "C").cpu == cycles * 5ms);
  }
}
