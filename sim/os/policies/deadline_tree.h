// Entities ordered by (virtual deadline, order of insertion), searchable for the earliest whose vruntime passes a test
// that holds for all smaller vruntimes: the augmented red-black tree of pick_eevdf (kernel/sched/fair.c). T has
// members `vruntime`, `deadline` and `delayed`: a sleeper that has not left yet.
#pragma once

#include <algorithm>
#include <cstdint>

#include "sim/os/policies/ordered_tree.h"

namespace interleave {

template <class T>
class DeadlineTree {
 public:
  struct Node : OrderedTree<T>::Node {
    std::int64_t least_vruntime = 0;  // of the subtree
    std::size_t awake = 0;            // in the subtree: not delayed

    void summarise() {
      least_vruntime = static_cast<T*>(this)->vruntime;
      awake = static_cast<T*>(this)->delayed ? 0 : 1;
      for (const T* child : {this->left, this->right}) {
        if (!child) continue;
        least_vruntime = std::min(least_vruntime, child->least_vruntime);
        awake += child->awake;
      }
    }
  };

  std::size_t size() const { return tree_.size(); }
  // Of all items; there must be one.
  std::int64_t least_vruntime() const { return tree_.root()->least_vruntime; }

  void insert(T& item) { tree_.insert(item, item.deadline); }
  void erase(T& item) { tree_.erase(item); }
  // Its vruntime or whether it is delayed has changed.
  void refresh(const T& item) { tree_.refresh(item); }

  // How many are not delayed, and the one of them at this place; nullptr beyond the end.
  std::size_t awake() const { return tree_.root() ? tree_.root()->awake : 0; }
  T* awake_at(std::size_t index) const {
    T* node = tree_.root();
    while (node) {
      const std::size_t left = node->left ? node->left->awake : 0;
      if (index < left) {
        node = node->left;
        continue;
      }
      index -= left;
      if (!node->delayed && index-- == 0) return node;
      node = node->right;
    }
    return nullptr;
  }

  // The earliest deadline among those that pass; `passes_at(v)` says whether an item of that vruntime would.
  template <class Passes, class PassesAt>
  T* earliest(const Passes& passes, const PassesAt& passes_at) const {
    T* node = tree_.root();
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

 private:
  OrderedTree<T> tree_;
};

}  // namespace interleave
