// glibc 2.36's pthread_rwlock_t (nptl/pthread_rwlock_common.c, whose words are used here): phases of readers and of
// one writer. By default readers come in while others read, whoever waits to write: writers may starve. With
// PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP new readers wait for a waiting writer, and writers hand over to writers.
#pragma once

#include "sim/core/activity.h"
#include "sim/core/time.h"
#include "sim/os/futex.h"

namespace interleave {

class RwLock {
 public:
  explicit RwLock(bool prefers_writers) : prefers_writers_(prefers_writers) {}

  // False: the deadline has passed.
  Co<bool> read_lock(Thread& self, Time deadline = never);
  Co<> read_unlock(Thread& self);
  Co<bool> write_lock(Thread& self, Time deadline = never);
  Co<> write_unlock(Thread& self);

 private:
  Co<bool> become_primary(Thread& self, Time deadline);
  Co<> give_up_writing(Thread& self);
  bool must_let_writer_in() const { return prefers_writers_ && !write_phase_ && write_locked_ && readers_ > 0; }

  const bool prefers_writers_;
  int readers_ = 0;              // registered: they read, or wait for the read phase
  bool write_phase_ = false;     // WRPHASE
  bool write_locked_ = false;    // WRLOCKED: there is a primary writer, which waits for its phase or writes
  int writers_waiting_ = 0;      // to become the primary one: __writers
  bool handed_over_ = false;     // WRHANDOVER: one of these is it already
  Futex phase_futex_, readers_futex_, writers_futex_;
};

}  // namespace interleave
