// Entities ordered by (key, order of insertion): a treap, short to write, whose shape depends on insertion numbers
// alone. Insertion, erasure and access by place take O(log n). A T derives from Node; a T with a member summarise()
// keeps something of its whole subtree, told after each change below it.
#pragma once

#include <cstddef>
#include <cstdint>

namespace interleave {

template <class T>
class OrderedTree {
 public:
  struct Node {
    T* left = nullptr;
    T* right = nullptr;
    std::int64_t key = 0;
    std::uint64_t sequence = 0;       // among equal keys
    std::uint64_t rank = 0;           // of the heap: parents have the larger
    std::size_t count = 1;            // of the subtree
    bool queued = false;
  };

  bool empty() const { return !root_; }
  std::size_t size() const { return root_ ? root_->count : 0; }
  T* root() const { return root_; }

  // Behind all others of this key.
  void insert(T& item, std::int64_t key) {
    item.sequence = ++last_;
    insert_again(item, key);
  }
  // Before all others of this key.
  void insert_first(T& item, std::int64_t key) {
    item.sequence = --first_;
    insert_again(item, key);
  }
  // Where it would stand had it never left: among equal keys by its former number; for the first time as insert().
  void insert_again(T& item, std::int64_t key) {
    if (item.sequence == 0) item.sequence = ++last_;
    item.left = item.right = nullptr;
    item.key = key;
    item.rank = mixed(item.sequence);
    item.queued = true;
    update(item);
    T *before = nullptr, *after = nullptr;
    split(root_, item, before, after);
    root_ = merge(merge(before, &item), after);
  }

  void erase(T& item) {
    root_ = erased(root_, item);
    item.queued = false;
  }

  // What the item adds to the summaries has changed.
  void refresh(const T& item) { refreshed(*root_, item); }

  T* first() const {
    T* node = root_;
    while (node && node->left) node = node->left;
    return node;
  }
  T* pop_first() {
    T* item = first();
    if (item) erase(*item);
    return item;
  }

  // The item at this place in the order, which must be there.
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
    node.count = 1 + (node.left ? node.left->count : 0) + (node.right ? node.right->count : 0);
    if constexpr (requires { node.summarise(); }) node.summarise();
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

  static void refreshed(T& node, const T& item) {
    if (&node != &item) refreshed(before(item, node) ? *node.left : *node.right, item);
    update(node);
  }

  T* root_ = nullptr;
  static constexpr std::uint64_t middle = std::uint64_t{1} << 62;
  std::uint64_t last_ = middle, first_ = middle;   // numbers given out so far, at either end
};

}  // namespace interleave
