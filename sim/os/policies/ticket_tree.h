// Holders of tickets in a fixed order, of whom the holder of any ticket is found in O(log n): what a lottery draws
// from. T derives from Node and has a member `std::int64_t tickets`, fixed while it is in the tree.
#pragma once

#include <cstdint>

#include "sim/os/policies/ordered_tree.h"

namespace interleave {

template <class T>
class TicketTree {
 public:
  struct Node : OrderedTree<T>::Node {
    std::int64_t all_tickets = 0;   // of the subtree

    void summarise() {
      all_tickets = static_cast<T*>(this)->tickets;
      for (const T* child : {this->left, this->right})
        if (child) all_tickets += child->all_tickets;
    }
  };

  std::size_t size() const { return tree_.size(); }
  std::int64_t tickets() const { return tree_.root() ? tree_.root()->all_tickets : 0; }
  // `place`: of the order; unique.
  void insert(T& item, std::int64_t place) { tree_.insert(item, place); }
  void erase(T& item) { tree_.erase(item); }
  T& at(std::size_t index) const { return tree_.at(index); }

  // Who holds this ticket; they are numbered from 0 in the order of their holders. 0 <= ticket < tickets().
  T& holder(std::int64_t ticket) const {
    T* node = tree_.root();
    for (;;) {
      const std::int64_t before = node->left ? node->left->all_tickets : 0;
      if (ticket < before) {
        node = node->left;
      } else if (ticket < before + node->tickets) {
        return *node;
      } else {
        ticket -= before + node->tickets;
        node = node->right;
      }
    }
  }

 private:
  OrderedTree<T> tree_;
};

}  // namespace interleave
