// Entities ordered by (virtual deadline, order of insertion), searchable for the earliest whose vruntime passes a test
// that holds for all smaller vruntimes: what pick_eevdf (kernel/sched/fair.c) asks of its augmented red-black tree. A
// B-tree here: with thousands of threads a walk over pointers costs a cache miss a step, and what is compared stands
// side by side in its nodes. T has members `vruntime`, `deadline` (neither changes while it is queued) and `delayed`: a
// sleeper that has not left yet.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

namespace interleave {

template <class T>
class DeadlineTree {
 public:
  struct Member {
    std::uint64_t sequence = 0;       // among equal deadlines
    bool queued = false;
  };

  std::size_t size() const { return size_; }
  // Levels of nodes: how far a search goes.
  int height() const {
    int height = 0;
    for (const Node* node = root_; node; node = node->leaf ? nullptr : node->entries[0].child) ++height;
    return height;
  }
  // Of all items; there must be one.
  std::int64_t least_vruntime() const { return summary(*root_).least_vruntime; }

  // Behind all others of this deadline.
  void insert(T& item) {
    item.sequence = ++last_;
    item.queued = true;
    ++size_;
    awake_ += item.delayed ? 0 : 1;
    if (!root_) root_ = new_node(true);
    if (root_->count == capacity) {
      Node* old = root_;
      root_ = new_node(false);
      put(*root_, 0, entry_of(*old));
      split(*root_, 0);
    }
    insert(*root_, entry_of(item));
  }
  void erase(T& item) {
    item.queued = false;
    --size_;
    awake_ -= erase(*root_, item);
    while (!root_->leaf && root_->count == 1) {
      Node* only = root_->entries[0].child;
      free_.push_back(root_);
      root_ = only;
    }
  }
  // Whether it is delayed has changed.
  void refresh(const T& item) {
    refresh(*root_, item);
    awake_ = summary(*root_).awake;
  }

  // How many are not delayed, and the one of them at this place; nullptr beyond the end.
  std::size_t awake() const { return awake_; }
  T* awake_at(std::size_t index) const {
    if (index >= awake_) return nullptr;
    const Node* node = root_;
    for (;;) {
      std::size_t i = 0;
      for (; index >= node->entries[i].awake; ++i) index -= node->entries[i].awake;
      if (node->leaf) return node->entries[i].item;
      node = node->entries[i].child;
    }
  }

  // Whoever is first is probably next: by then it is near. With thousands of threads it is in no cache otherwise.
  void prefetch_first() const {
    const Node* node = root_;
    while (node && !node->leaf) node = node->entries[0].child;
    if (!node || node->count == 0) return;
    const char* item = reinterpret_cast<const char*>(node->entries[0].item);
    for (std::size_t byte = 0; byte < sizeof(T); byte += 64) __builtin_prefetch(item + byte, 1);
  }

  // The earliest deadline among those whose vruntime passes.
  template <class Passes>
  T* earliest(const Passes& passes) const {
    for (const Node* node = root_; node;) {
      std::size_t i = 0;
      while (i < node->count && !passes(node->entries[i].least_vruntime)) ++i;
      if (i == node->count) return nullptr;
      if (node->leaf) return node->entries[i].item;
      node = node->entries[i].child;
    }
    return nullptr;
  }

 private:
  static constexpr std::size_t capacity = 16;
  struct Node;
  // An item, or a node below with what holds for all of it: its first key, its least vruntime, how many are awake.
  struct Entry {
    std::int64_t deadline;
    std::uint64_t sequence;
    std::int64_t least_vruntime;
    std::size_t awake;
    union {
      T* item;
      Node* child;
    };
  };
  struct Node {
    bool leaf;
    std::size_t count;
    std::array<Entry, capacity> entries;
  };

  Node* new_node(bool leaf) {
    Node* node = nullptr;
    if (free_.empty()) {
      node = &nodes_.emplace_back();
    } else {
      node = free_.back();
      free_.pop_back();
    }
    node->leaf = leaf;
    node->count = 0;
    return node;
  }

  static bool before(const Entry& entry, std::int64_t deadline, std::uint64_t sequence) {
    return entry.deadline < deadline || (entry.deadline == deadline && entry.sequence <= sequence);
  }
  // The last entry that does not come after this key; the first if all do. Who joins mostly comes late, who leaves
  // mostly stood at the front.
  static std::size_t place_from_back(const Node& node, const Entry& entry) {
    std::size_t i = node.count;
    while (i > 1 && !before(node.entries[i - 1], entry.deadline, entry.sequence)) --i;
    return i > 0 ? i - 1 : 0;
  }
  static std::size_t place_of(const Node& node, const T& item) {
    std::size_t i = 1;
    while (i < node.count && before(node.entries[i], item.deadline, item.sequence)) ++i;
    return i - 1;
  }
  static Entry entry_of(T& item) {
    return {item.deadline, item.sequence, item.vruntime, item.delayed ? 0u : 1u, {&item}};
  }
  static Entry entry_of(Node& node) {
    Entry entry = summary(node);
    entry.child = &node;
    return entry;
  }
  static Entry summary(const Node& node) {
    Entry sum = node.entries[0];
    for (std::size_t i = 1; i < node.count; ++i) {
      sum.least_vruntime = std::min(sum.least_vruntime, node.entries[i].least_vruntime);
      sum.awake += node.entries[i].awake;
    }
    return sum;
  }

  static void put(Node& node, std::size_t place, const Entry& entry) {
    const auto at = node.entries.begin() + static_cast<std::ptrdiff_t>(place);
    const auto end = node.entries.begin() + static_cast<std::ptrdiff_t>(node.count);
    std::copy_backward(at, end, end + 1);
    *at = entry;
    ++node.count;
  }
  static void remove(Node& node, std::size_t place) {
    const auto at = node.entries.begin() + static_cast<std::ptrdiff_t>(place);
    std::copy(at + 1, node.entries.begin() + static_cast<std::ptrdiff_t>(node.count), at);
    --node.count;
  }

  // The full child at this place becomes two.
  void split(Node& parent, std::size_t place) {
    Node& full = *parent.entries[place].child;
    Node& rest = *new_node(full.leaf);
    std::copy(full.entries.begin() + capacity / 2, full.entries.end(), rest.entries.begin());
    full.count = capacity / 2;
    rest.count = capacity - capacity / 2;
    parent.entries[place] = entry_of(full);
    put(parent, place + 1, entry_of(rest));
  }

  // Into a node that is not full.
  void insert(Node& node, const Entry& entry) {
    std::size_t place = place_from_back(node, entry);
    if (node.leaf) {
      const bool after = node.count > 0 && before(node.entries[place], entry.deadline, entry.sequence);
      return put(node, place + (after ? 1 : 0), entry);
    }
    if (node.entries[place].child->count == capacity) {
      split(node, place);
      place = place_from_back(node, entry);
    }
    Entry& below = node.entries[place];
    insert(*below.child, entry);
    if (!before(below, entry.deadline, entry.sequence)) {
      below.deadline = entry.deadline;
      below.sequence = entry.sequence;
    }
    below.least_vruntime = std::min(below.least_vruntime, entry.least_vruntime);
    below.awake += entry.awake;
  }

  // A node with few entries becomes one with its neighbour, if there is room to spare; an empty one goes. Returns how
  // many are awake less.
  std::size_t erase(Node& node, const T& item) {
    const std::size_t place = place_of(node, item);
    Entry& entry = node.entries[place];
    if (node.leaf) {
      const std::size_t awake = entry.awake;
      remove(node, place);
      return awake;
    }
    Node& child = *entry.child;
    const std::size_t awake = erase(child, item);
    if (child.count == 0) {
      free_.push_back(&child);
      remove(node, place);
      return awake;
    }
    if (entry.sequence == item.sequence || entry.least_vruntime == item.vruntime)
      entry = entry_of(child);
    else
      entry.awake -= awake;
    if (child.count < capacity / 4 && node.count > 1) join(node, place > 0 ? place - 1 : 0);
    return awake;
  }
  void join(Node& parent, std::size_t place) {
    Node& first = *parent.entries[place].child;
    Node& second = *parent.entries[place + 1].child;
    if (first.count + second.count > capacity * 3 / 4) return;
    std::copy_n(second.entries.begin(), second.count,
                first.entries.begin() + static_cast<std::ptrdiff_t>(first.count));
    first.count += second.count;
    free_.push_back(&second);
    remove(parent, place + 1);
    parent.entries[place] = entry_of(first);
  }

  static void refresh(Node& node, const T& item) {
    Entry& entry = node.entries[place_of(node, item)];
    if (node.leaf) {
      entry.awake = item.delayed ? 0 : 1;
      return;
    }
    refresh(*entry.child, item);
    entry = entry_of(*entry.child);
  }

  Node* root_ = nullptr;
  std::size_t size_ = 0, awake_ = 0;
  std::uint64_t last_ = 0;            // numbers given out so far
  std::deque<Node> nodes_;
  std::vector<Node*> free_;
};

}  // namespace interleave
