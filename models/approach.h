// How a workload is to be played: one entry of the scenario's `approaches`. Plain structs.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "sim/machine/spec.h"
#include "sim/os/spec.h"
#include "sim/python/profile.h"

namespace interleave {

struct Approach {
  std::string model;               // a name of the model list
  std::string label;               // unique within the scenario
  std::string options;             // as in the scenario, in one line; empty: none given
  // Instead of the scenario's. A machine without devices has those of the scenario's.
  std::optional<MachineSpec> machine;
  std::optional<OsSpec> os;
  std::optional<Profile> python;

  std::optional<int> threads;      // native_threads, threading: a fixed number that share one queue
  std::optional<int> workers;      // pools, and asyncio's executor
  std::optional<int> chunksize;
  std::optional<int> max_tasks_per_child;   // of a process pool: chunks of tasks, as CPython counts
  std::optional<int> limit;        // asyncio: a semaphore around each round
  enum class Start { fork, spawn, forkserver };
  std::optional<Start> start;
  bool warm = false;               // the pool is up before the clock starts
  enum class Method { map, imap, imap_unordered, apply_async } method = Method::map;
  enum class Results { map, as_completed } results = Results::map;   // of an executor: in order, or as they come
  enum class Payloads { pickled, shared_memory } payloads = Payloads::pickled;   // between processes
  enum class Executor { thread, process, interpreter } executor = Executor::thread;
  enum class Loop { asyncio, uvloop } loop = Loop::asyncio;
  enum class Offload { none, thread, process } offload = Offload::none;
  // native_threads: what its locks are, and whom its reader-writer locks prefer.
  enum class Mutex { plain, adaptive, spin, ticket, inherit } mutex = Mutex::plain;
  enum class RwLock { prefer_readers, prefer_writers } rwlock = RwLock::prefer_readers;
  // native_threads, threading: how counters and dicts are changed. Unset: with a GIL or without an interpreter plain,
  // in free-threaded builds safe: counters in one atomic instruction, dicts under a lock of their own.
  enum class Updates { plain, safe };
  std::optional<Updates> updates;

  // prefork: so many processes at one listening socket, what each of them runs, and the places of the socket's queue,
  // instead of those that the arrivals name.
  int processes = 1;
  std::shared_ptr<const Approach> each;
  std::optional<std::int64_t> backlog;
};

// Whose locks, queues and events tasks meet at.
enum class ObjectLibrary { pthreads, threading, multiprocessing, asyncio };

inline ObjectLibrary object_library(const Approach& approach) {
  if (approach.each) return object_library(*approach.each);
  if (approach.model == "native_threads") return ObjectLibrary::pthreads;
  if (approach.model == "asyncio") return ObjectLibrary::asyncio;
  const bool processes = approach.model == "futures" && approach.executor != Approach::Executor::thread;
  return processes || approach.model == "multiprocessing" ? ObjectLibrary::multiprocessing : ObjectLibrary::threading;
}

}  // namespace interleave
