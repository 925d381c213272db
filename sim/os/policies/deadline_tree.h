// Entities ordered by (virtual deadline, order of insertion), searchable for the earliest whose vruntime passes a test
// that holds for all smaller vruntimes: the augmented red-black tree of pick_eevdf (kernel/sched/fair.c), here as a
// treap: shorter, and its shape depends on insertion numbers alone. T has members `vruntime` and `deadline`.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace interleave {

template <class T>
class DeadlineTree {
 public:
  struct Node {
    T* left = nullptr;
    T* right = nullptr;
    std::int64_t key = 0;             // the deadline when it was inserted
    std::int64_t least_vruntime = 0;  // of the subtree
    std::uint64_t sequence = 0;
    std::uint64_t rank = 0;           // of the heap: parents have the larger
    std::size_t count = 1;            // of the subtree
  };

  std::size_t size() const { return root_ ? root_->count : 0; }
  // Of all items; there must be one.
  std::int64_t least_vruntime() const { return root_->least_vruntime; }

  void insert(T& item) {
    item.left = item.right = nullptr;
    item.key = item.deadline;
    item.sequence = ++sequence_;
    item.rank = mixed(sequence_);
    update(item);
    T *before = nullptr, *after = nullptr;
    split(root_, item, before, after);
    root_ = merge(merge(before, &item), after);
  }

  void erase(T& item) { root_ = erased(root_, item); }

  // The earliest deadline among those that pass; `passes_at(v)` says whether an item of that vruntime would.
  template <class Passes, class PassesAt>
  T* earliest(const Passes& passes, const PassesAt& passes_at) const {
    T* node = root_;
    while (node) {
      if (node->left && passes_at(node->left->least_vruntime)) {
        node = node->left;
      } else if (passes(*node)) {
        return node;
      } else {
        node = node->right;
      }
    }
    return nullptr;
  }

  // The item at this place in the order.
  T& at(std::size_t index) const {
    T* node = root_;
    for (;;) {
      const std::size_t left = node->left ? node->left->count : 0;
      if (index == left) return *node;
      if (index < left) {
        node = node->left;
      } else {
        index -= left + 1;
        node = node->right;
      }
    }
  }

 private:
  // SplitMix64's finisher (Steele, Lea, Flood 2014): ranks that look random and are not.
  static std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
  }
  static bool before(const T& a, const T& b) {
    return a.key < b.key || (a.key == b.key && a.sequence < b.sequence);
  }
  static void update(T& node) {
    node.least_vruntime = node.vruntime;
    node.count = 1;
    for (const T* child : {node.left, node.right}) {
      if (!child) continue;
      node.least_vruntime = std::min(node.least_vruntime, child->least_vruntime);
      node.count += child->count;
    }
  }
  static void split(T* node, const T& at, T*& less, T*& rest) {
    if (!node) {
      less = rest = nullptr;
      return;
    }
    if (before(*node, at)) {
      split(node->right, at, node->right, rest);
      less = node;
    } else {
      split(node->left, at, less, node->left);
      rest = node;
    }
    update(*node);
  }
  static T* merge(T* a, T* b) {
    if (!a || !b) return a ? a : b;
    if (a->rank > b->rank) {
      a->right = merge(a->right, b);
      update(*a);
      return a;
    }
    b->left = merge(a, b->left);
    update(*b);
    return b;
  }
  static T* erased(T* node, T& item) {
    if (node == &item) return merge(item.left, item.right);
    T*& child = before(item, *node) ? node->left : node->right;
    child = erased(child, item);
    update(*node);
    return node;
  }

  T* root_ = nullptr;
  std::uint64_t sequence_ = 0;
};

}  // namespace interleave
