#include "sim/os/group_tree.h"

#include <algorithm>

namespace interleave {

// A group on this queue; the root has no group and no parent.
struct GroupTree::Node final : Entity, Bandwidth::Local {
  Node(GroupTree& tree, int id, Node* parent, ControlGroup* group, std::unique_ptr<Policy> policy)
      : Entity(id), tree(tree), parent(parent), group(group), policy(std::move(policy)),
        depth(parent ? parent->depth + 1 : 0) {
    if (group) weight = tickets = group->shares;
  }
  void unthrottle() override { tree.unthrottle(*this); }
  bool limited() const { return group && group->bandwidth; }

  GroupTree& tree;
  Node* const parent;
  ControlGroup* const group;
  const std::unique_ptr<Policy> policy;
  const int depth;
  std::size_t waiting = 0;             // threads in and below it that nothing below its parent holds back
  bool in_parent = false;              // it waits or runs there
  bool running = false;
  const Entity* thread = nullptr;      // of its own that runs
  std::int64_t load = 0;               // of what waits or runs in its queue
  int held = 0;                        // throttled groups from it upwards
  Time held_since{};
  Duration held_for{};
  mutable Time slice_end = never;      // of who runs in its queue
};

namespace {

bool is_group(const Entity& entity) { return entity.id < 0; }

}  // namespace

GroupTree::GroupTree(const PolicyContext& context, const PolicyInfo& info, std::deque<ControlGroup>& groups)
    : calendar_(*context.calendar), host_(*context.host), ticks_(context.ticks) {
  nodes_.push_back(std::make_unique<Node>(*this, -1, nullptr, nullptr, info.make(context)));
  for (ControlGroup& group : groups) {
    Node& parent = *nodes_[static_cast<std::size_t>(group.spec.parent + 1)];
    const int id = -1 - static_cast<int>(nodes_.size());
    nodes_.push_back(std::make_unique<Node>(*this, id, &parent, &group, info.make(context)));
    if (info.foresees) nodes_.back()->burst = Duration{};   // nobody knows
    parent.policy->admit(*nodes_.back());
  }
}

GroupTree::~GroupTree() = default;

GroupTree::Node& GroupTree::node_of(const Entity& entity) const {
  return *nodes_[static_cast<std::size_t>(entity.group + 1)];
}

void GroupTree::admit(Entity& entity) { node_of(entity).policy->admit(entity); }

// ---- joining and leaving ----

void GroupTree::enqueue(Entity& entity, Why why) {
  Node& leaf = node_of(entity);
  leaf.policy->enqueue(entity, why);
  count(leaf, 1);
  if (why == Why::preempted || why == Why::yielded) {
    put_back_all(leaf, why);
  } else {
    leaf.load += entity.weight;
    if (leaf.group) leaf.group->load += entity.weight;
    joins_parent(leaf, why);
  }
  check_quotas(leaf);
}

void GroupTree::dequeue(Entity& entity, Why why) {
  Node& leaf = node_of(entity);
  leaf.policy->dequeue(entity, why);
  leaf.load -= entity.weight;
  if (leaf.group) leaf.group->load -= entity.weight;
  if (leaf.thread == &entity) {
    put_back_all(leaf, why);
  } else {
    count(leaf, -1);
    leaves_parent(leaf, why);
  }
  check_quotas(leaf);
}

// enqueue_task_fair: each group up to the first that is there already.
void GroupTree::joins_parent(Node& node, Why why) {
  weigh(node);
  if (!node.parent || node.in_parent || node.throttled) return;
  node.in_parent = true;
  node.parent->policy->enqueue(node, why == Why::created ? Why::woken : why);
  node.parent->load += node.weight;
  if (node.parent->group) node.parent->group->load += node.weight;
  joins_parent(*node.parent, why);
}

// dequeue_task_fair: each group up to the first that has somebody else.
void GroupTree::leaves_parent(Node& node, Why why) {
  weigh(node);
  if (!node.parent || !node.in_parent || node.running || (node.policy->waiting() > 0 && !node.throttled)) return;
  node.in_parent = false;
  node.parent->policy->dequeue(node, why);
  node.parent->load -= node.weight;
  if (node.parent->group) node.parent->group->load -= node.weight;
  leaves_parent(*node.parent, why);
}

// put_prev_entity: who ran in it has left the core.
void GroupTree::put_back_all(Node& leaf, Why why) {
  leaf.thread = nullptr;
  for (Node* node = &leaf; node->parent; node = node->parent) put_back(*node, why);
}

void GroupTree::put_back(Node& node, Why why) {
  node.running = false;
  weigh(node);
  if (node.policy->waiting() > 0) return node.parent->policy->enqueue(node, Why::preempted);
  node.in_parent = false;
  node.parent->policy->dequeue(node, why == Why::migrated ? why : Why::blocked);
  node.parent->load -= node.weight;
  if (node.parent->group) node.parent->group->load -= node.weight;
  if (node.limited()) node.group->bandwidth->give_back(node);
}

void GroupTree::count(Node& node, std::ptrdiff_t change) {
  for (Node* each = &node; each; each = each->parent) {
    each->waiting += static_cast<std::size_t>(change);
    if (each->throttled) return;
  }
}

// update_cfs_group, calc_group_shares: of the group's weight as much as this queue has of its load. The kernel takes
// averages over some 32 ms (PELT), this the present.
void GroupTree::weigh(Node& node) {
  if (!node.parent || node.load <= 0) return;
  const std::int64_t weight =
      std::clamp<std::int64_t>(node.group->shares * node.load / node.group->load, 2, node.group->shares);
  if (weight == node.weight) return;
  if (node.in_parent) {
    node.parent->load += weight - node.weight;
    if (node.parent->group) node.parent->group->load += weight - node.weight;
  }
  node.weight = node.tickets = weight;
  node.parent->policy->changed(node);
}

// ---- choosing ----

Entity* GroupTree::pick() {
  for (Node* node = nodes_.front().get();;) {
    Entity* next = node->policy->pick();
    if (next && !is_group(*next)) {
      count(*node, -1);
      node->thread = next;
      return next;
    }
    if (next) {
      node = static_cast<Node*>(next);
      node->running = true;
      continue;
    }
    if (!node->parent) return nullptr;
    for (; node->parent; node = node->parent) put_back(*node, Why::blocked);   // what seemed to wait there has gone
  }
}

void GroupTree::take(Entity& entity) {
  Entity* child = &entity;
  for (Node* node = &node_of(entity); node; child = node, node = node->parent) {
    node->policy->take(*child);
    node->running = true;
  }
  count(node_of(entity), -1);
  node_of(entity).thread = &entity;
}

std::size_t GroupTree::waiting() const { return nodes_.front()->waiting; }

Entity* GroupTree::waiting_at(std::size_t index) const {
  for (const auto& node : nodes_) {
    if (node->held > 0) continue;
    for (std::size_t i = 0; i < node->policy->waiting(); ++i) {
      Entity* entity = node->policy->waiting_at(i);
      if (!is_group(*entity) && index-- == 0) return entity;
    }
  }
  return nullptr;
}

void GroupTree::ran(Entity& entity, Duration time) {
  Entity* child = &entity;
  for (Node* node = &node_of(entity); node; child = node, node = node->parent) {
    node->policy->ran(*child, time);
    if (!node->limited()) continue;
    node->left -= time;               // __account_cfs_rq_runtime
    if (out_of_quota(*node)) host_.give_way(entity);
  }
}

// At each level; a quota that runs out is noticed at a tick.
Duration GroupTree::slice(const Entity& entity) const {
  const Time now = calendar_.now();
  Duration least = forever;
  const Entity* child = &entity;
  for (const Node* node = &node_of(entity); node; child = node, node = node->parent) {
    const Duration slice = node->policy->slice(*child);
    node->slice_end = slice >= forever ? never : now + slice;
    least = std::min(least, slice);
    if (node->limited()) least = std::min(least, ticks_.from(now + std::max(node->left, Duration{})) - now);
  }
  return least;
}

// A simplification: the kernel ends the slice in the leaf's queue alone, here those of the groups above end then too.
bool GroupTree::accounting_ends_slices(const Entity& entity) const {
  return node_of(entity).policy->accounting_ends_slices(entity);
}

bool GroupTree::due(Entity& entity) {
  bool due = false;
  Entity* child = &entity;
  for (Node* node = &node_of(entity); node; child = node, node = node->parent) {
    weigh(*node);
    if (calendar_.now() >= node->slice_end && node->policy->due(*child)) due = true;
    if (node->limited() && out_of_quota(*node)) due = true;
  }
  return due;
}

bool GroupTree::preemptive() const { return nodes_.front()->policy->preemptive(); }

// find_matching_se: they are compared where their ways down part.
bool GroupTree::preempts(Entity& joined, Entity& running) {
  Entity *one = &joined, *other = &running;
  Node *one_in = &node_of(joined), *other_in = &node_of(running);
  if (one_in->held > 0) return false;
  while (one_in != other_in) {
    if (one_in->depth >= other_in->depth) {
      one = one_in;
      one_in = one_in->parent;
    } else {
      other = other_in;
      other_in = other_in->parent;
    }
  }
  return one != other && one_in->policy->preempts(*one, *other);
}

bool GroupTree::holds(const Entity& entity) const { return node_of(entity).policy->holds(entity); }

// ---- quotas ----

bool GroupTree::out_of_quota(Node& node) {
  return node.left <= Duration{} && !node.group->bandwidth->request(node);
}

// check_cfs_rq_runtime, check_enqueue_throttle: not while one of it runs.
void GroupTree::check_quotas(Node& leaf) {
  for (Node* node = &leaf; node; node = node->parent)
    if (node->limited() && !node->throttled && !node->running && node->waiting > 0 && out_of_quota(*node))
      throttle(*node);
}

void GroupTree::throttle(Node& node) {
  for (Node* each = node.parent; each; each = each->parent) {
    each->waiting -= node.waiting;
    if (each->throttled) break;
  }
  node.group->bandwidth->throttle(node);
  hold_below(node, 1);
  leaves_parent(node, Why::throttled);
}

void GroupTree::unthrottle(Node& node) {
  hold_below(node, -1);
  for (Node* each = node.parent; each; each = each->parent) {
    each->waiting += node.waiting;
    if (each->throttled) break;
  }
  if (node.policy->waiting() > 0) joins_parent(node, Why::throttled);
  host_.look_again();
}

// tg_throttle_down, tg_unthrottle_up: those below stand still too.
void GroupTree::hold_below(Node& node, int change) {
  for (const auto& each : nodes_) {
    const Node* above = each.get();
    while (above && above != &node) above = above->parent;
    if (!above) continue;
    if (each->held == 0) each->held_since = calendar_.now();
    each->held += change;
    if (each->held == 0) each->held_for += calendar_.now() - each->held_since;
  }
}

Duration GroupTree::throttled_clock(const Entity& entity) const {
  const Node& node = node_of(entity);
  return node.held_for + (node.held > 0 ? calendar_.now() - node.held_since : Duration{});
}

}  // namespace interleave
