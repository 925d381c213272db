// What is to be done: tasks and their steps, the objects that they meet at, what runs beside them, who asks.
// Plain structs in the scenario's own terms; nothing here knows how an approach plays them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/distribution.h"
#include "sim/core/scheduling.h"
#include "sim/core/time.h"
#include "sim/core/cpu_demand.h"

namespace interleave {

enum class Offload { none, thread, process };

// What a `with` holds of an object: a reader-writer lock is held for one or the other.
enum class Holding { whole, read, write };

struct Branch;

struct Step {
  enum class Kind {
    python, native, cpu, sleep, receive, send, read, write, input, with, acquire, release, put, get, wait, set, clear,
    notify, update, timeout, choose, spawn, join, cancel,
    task_group
  };
  Kind kind = Kind::cpu;
  int number = 0;                  // unique within the workload, in the order of the file: a key of its draws
  Distribution amount;             // ns of python, native, cpu, sleep, timeout, of update between two; bytes of
                                   // receive, send, read, write
  bool forever = false;            // python, native, cpu
  Duration call{};                 // native: the GIL is released and taken around each call of this length; 0: one call
  Distribution between;            // ns, native: interpreted code before each call
  std::string target;              // device, object or child
  Offload offload = Offload::none;
  Holding holding = Holding::whole;   // with
  std::int64_t count = 1;          // notify, update: how many; max(): all
  Distribution takes{1};           // ns: update, from reading to writing
  std::vector<Step> steps;         // with, timeout, spawn, task_group
  std::vector<Step> otherwise;     // timeout: what is done when it has passed
  std::vector<Branch> branches;    // choose
};

struct Branch {
  double probability = 0;          // of this branch; the probabilities of a choice add up to 1
  std::vector<Step> steps;
};

struct Object {
  enum class Kind {
    lock, rlock, semaphore, bounded_semaphore, condition, event, barrier, rwlock, queue, simple_queue,
    counter, dict
  };
  Kind kind = Kind::lock;
  std::int64_t capacity = 1;       // permits of a semaphore; parties of a barrier, >= 1; places of a queue, 0: no limit
  std::string lock;                // condition: the lock or rlock that it stands over; empty: one of its own
};

// A task of its own, or one of many equal ones.
struct Task {
  std::string name;
  Duration arrive{};
  int nice = 0;                    // -20 .. 19
  int priority = 0;
  std::int64_t tickets = 0;        // of lottery and stride; 0: its weight
  bool foreground = false;         // the user looks at it
  std::vector<int> affinity;       // cores; empty: all
  std::string group;               // a control group's name; empty: the program's
  SchedulingClass scheduling_class = SchedulingClass::normal;
  std::optional<Duration> runtime; // CPU time in each period, <= deadline: of deadline scheduling
  std::optional<Duration> period;  // a round is released each period, > 0
  std::optional<Duration> deadline;        // of a round, or of the task, from its release, > 0
  std::vector<std::size_t> after;  // places in Workload::tasks of those that must have ended before it comes
  std::vector<Step> steps;
  std::optional<std::int64_t> repeat = 1;   // rounds of the steps; nullopt: forever
};

struct Background {
  int threads = 1;
  std::vector<Step> steps;         // repeated until the workload is done
};

// What clients do who get no answer.
struct Patience {
  std::optional<std::int64_t> backlog;     // places for tasks that wait to be begun: who finds none is turned away
  std::optional<Duration> timeout;         // a client gives up so long after it asked, > 0
  bool noticed = false;                    // a task whose client has given up is not begun any more
  int retries = 0;                         // how often a client that was turned away or gave up asks again
  Distribution pause;                      // ns before it does
  double backoff = 1;                      // each pause is so many times that before, >= 1
};

// Requests and answers: each request is a task; its steps are what the server does between the two.
struct Clients {
  int count = 1;
  std::int64_t requests = 1;       // of each client
  Duration start{};                // before the first request
  std::vector<int> affinity;       // cores that they may run on; empty: all
  Distribution think;              // ns, after each answer
  enum class Via { socketpair, pipe } via = Via::socketpair;
  Patience patience;               // the timeout alone, and whether it is noticed
};

struct Arrivals {
  enum class Kind { poisson, every, bursts, file } kind = Kind::poisson;
  double rate_per_s = 0;           // poisson, and bursts without an interval: while on; > 0
  Duration interval{};             // every, and bursts with one; > 0
  Distribution on, off;            // ns: bursts
  std::vector<Duration> times;     // file: ascending
  Patience patience;
};

struct Workload {
  std::vector<Task> tasks;                     // a closed batch, or jobs; empty with arrivals or clients
  Task pattern;                                // what each arriving task or request does
  std::optional<Arrivals> arrivals;
  std::optional<Clients> clients;
  std::optional<Duration> run_for;             // `for`
  std::vector<Background> background;
  std::map<std::string, Object> objects;
  CpuDemand cpu_demand = CpuDemand::work;
  Distribution argument_bytes;                 // pickled when a task crosses to another process
  Distribution result_bytes;
  Duration main_import{};
  std::vector<int> affinity;                   // cores that the program may run on; empty: all
  std::optional<std::int64_t> memory_bytes;    // of one process; nullopt: the profile's
  double copy_on_write = 0;                    // share of it that a forked child comes to own, 0 .. 1
};

}  // namespace interleave
