#include "sim/study/ranks.h"

#include <mpi.h>
#include <poll.h>

#include <algorithm>
#include <csignal>
#include <optional>
#include <vector>

#include "sim/scenario/scenario.h"
#include "sim/study/journal.h"
#include "sim/study/ticks.h"

namespace interleave {
namespace {

// Between rank 0 and one worker: study, then ready or refused; runs, and a record for each; failed where it cannot go
// on; end (all that was handed out is done) or stop (at once), answered by ended. In the end: dismissed.
enum Tag { study = 1, ready, refused, run, record, failed, end, stop, ended, dismissed };

struct Message {
  int rank;
  Tag tag;
  std::string text;
};

void send(int rank, Tag tag, const std::string& text = "") {
  MPI_Send(text.data(), static_cast<int>(text.size()), MPI_CHAR, rank, tag, MPI_COMM_WORLD);
}

Message received(const MPI_Status& status) {
  int size = 0;
  MPI_Get_count(&status, MPI_CHAR, &size);
  Message message{status.MPI_SOURCE, static_cast<Tag>(status.MPI_TAG), std::string(static_cast<std::size_t>(size), 0)};
  MPI_Recv(message.text.data(), size, MPI_CHAR, message.rank, message.tag, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
  return message;
}

std::optional<Message> receive_if_there(int tag = MPI_ANY_TAG) {
  int there = 0;
  MPI_Status status;
  MPI_Iprobe(MPI_ANY_SOURCE, tag, MPI_COMM_WORLD, &there, &status);
  if (!there) return std::nullopt;
  return received(status);
}

// Sleeps between its looks: MPI's own waiting keeps a core busy, which simulations can use.
void nap() { poll(nullptr, 0, 1); }

Message receive() {
  for (;;) {
    if (std::optional<Message> message = receive_if_there()) return *std::move(message);
    nap();
  }
}

std::string study_text(const Plan& plan, const std::string& file) {
  return INTERLEAVE_VERSION "\n" + plan.hash() + "\n" + file;
}

// ---- Rank 0 ----

class Master {
 public:
  Master(const Plan& plan, const RunnerCalls& calls, int workers)
      : plan_(plan), calls_(calls), with_(static_cast<std::size_t>(workers) + 1, 0), present_(with_.size(), false) {}

  bool play(const std::string& file) {
    const std::string asked = study_text(plan_, file);
    for (std::size_t rank = 1; rank < with_.size(); ++rank) send(static_cast<int>(rank), study, asked);
    const Ticks ticks;
    while (!over()) {
      hand_out();
      if (const std::optional<Message> message = receive_if_there())
        take(*message);
      else
        nap();
      if (ticks.ticked() && !calls_.tick()) {
        dismiss(stop);
        return false;
      }
    }
    dismiss(end);
    return true;
  }

  // Every worker has been told, and has nothing more to say; what records there still were are lost after a stop.
  void dismiss(Tag how) {
    std::size_t left = with_.size() - 1;
    for (std::size_t rank = 1; rank < with_.size(); ++rank) send(static_cast<int>(rank), how);
    while (left > 0) left -= receive().tag == ended;
  }

 private:
  bool over() const {
    return ended_ && std::all_of(with_.begin(), with_.end(), [](int runs) { return runs == 0; });
  }

  void hand_out() {
    while (!ended_) {
      std::size_t idlest = 0;
      for (std::size_t rank = 1; rank < with_.size(); ++rank)
        if (present_[rank] && with_[rank] < 2 && (idlest == 0 || with_[rank] < with_[idlest])) idlest = rank;
      if (idlest == 0) return;
      const Agenda::Next next = calls_.next();
      ended_ = next.what == Agenda::Next::What::end;
      if (next.what != Agenda::Next::What::run) return;
      send(static_cast<int>(idlest), run, std::to_string(next.run));
      ++with_[idlest];
    }
  }

  void take(const Message& message) {
    const auto rank = static_cast<std::size_t>(message.rank);
    if (message.tag == ready) present_[rank] = true;
    if (message.tag == refused) throw InputError("rank " + std::to_string(rank) + ": " + message.text);
    if (message.tag == failed) throw std::runtime_error("rank " + std::to_string(rank) + ": " + message.text);
    if (message.tag != record) return;
    --with_[rank];
    calls_.finished(parse_journal_line(message.text));
  }

  const Plan& plan_;
  const RunnerCalls& calls_;
  std::vector<int> with_;          // by rank: runs that it has
  std::vector<bool> present_;      // and whether it has read the study
  bool ended_ = false;
};

// ---- A worker ----

// The plan as this rank finds it; throws InputError where it is not the one that rank 0 means.
Plan plan_as_asked(const std::string& asked) {
  const std::string file = asked.substr(asked.find('\n', asked.find('\n') + 1) + 1);
  Plan plan(read_study(file));
  if (study_text(plan, file) != asked)
    throw InputError(file + ": is another study here than on rank 0, or another version of the program; every rank "
                            "needs the same files and the same interleave-mpi");
  return plan;
}

void play_as_handed(const Plan& plan) {
  RunnerCalls calls;
  calls.next = [] {
    const Message message = receive();
    if (message.tag != run) return Agenda::Next{Agenda::Next::What::end};
    return Agenda::Next{Agenda::Next::What::run, std::stoll(message.text)};
  };
  calls.finished = [](const RunRecord& done) {
    std::string line = journal_line(done);
    line.pop_back();
    send(0, record, line);
  };
  calls.tick = [] { return !receive_if_there(stop); };
  play_runs(plan, 1, calls);
}

}  // namespace

Ranks::Ranks(int& argument_count, char**& arguments) {
  MPI_Init(&argument_count, &arguments);
  MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
  MPI_Comm_size(MPI_COMM_WORLD, &size_);
}

Ranks::~Ranks() {
  if (first())
    for (int rank = 1; rank < size_; ++rank) send(rank, dismissed);
  MPI_Finalize();
}

bool Ranks::play(const Plan& plan, const std::string& study_file, const RunnerCalls& calls) {
  Master master(plan, calls, workers());
  try {
    return master.play(study_file);
  } catch (...) {
    master.dismiss(stop);
    throw;
  }
}

void Ranks::serve() {
  // mpirun passes signals on to all; rank 0 says what follows.
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) std::signal(number, SIG_IGN);
  for (Message message = receive(); message.tag != dismissed; message = receive()) {
    if (message.tag == stop || message.tag == end) send(0, ended);
    if (message.tag != study) continue;   // a run in reserve when all were stopped
    try {
      const Plan plan = plan_as_asked(message.text);
      send(0, ready);
      play_as_handed(plan);
      send(0, ended);
    } catch (const InputError& error) {
      send(0, refused, error.what());
    } catch (const std::exception& error) {
      send(0, failed, error.what());
    }
  }
}

}  // namespace interleave
