/* SPDX-License-Identifier: MIT */
/* See stack.h. */
#include "report/calls/stack.h"

static struct stack_frame *top_of(struct stack_side *side)
{
    return &side->at[side->depth - 1];
}

static uint32_t root_of(bool xen)
{
    return xen ? TREE_XEN : TREE_GUEST;
}

/* The frame on top goes on in a function, which it may be in already. */
static void change(struct stack *stack, bool xen, const struct code_span *span)
{
    struct stack_side *side = &stack->sides[xen];
    struct stack_frame *top = top_of(side);
    uint32_t parent = side->depth > 1 ? top[-1].node : root_of(xen);

    if (top->name == span->name)
        return;
    top->name = span->name;
    top->node = tree_child(stack->tree, parent, span->name);
    stack->tree->nodes[top->node].calls += span->start;
}

static void push(struct stack *stack, bool xen, const struct code_span *span, uint64_t back,
                 bool trap)
{
    struct stack_side *side = &stack->sides[xen];
    uint32_t parent = side->depth ? top_of(side)->node : root_of(xen);

    if (side->depth == STACK_MOST) {
        change(stack, xen, span);
        return;
    }
    side->at[side->depth++] = (struct stack_frame){
        .name = span->name,
        .node = tree_child(stack->tree, parent, span->name),
        .back = back,
        .trap = trap,
    };
    stack->tree->nodes[top_of(side)->node].calls += span->start || back;
}

static void begin(struct stack *stack, bool xen, const struct code_span *span)
{
    stack->sides[xen].depth = 0;
    push(stack, xen, span, 0, false);
}

/* End the frame that returns to an address, and all above it; false: there is none. */
static bool unwind_to(struct stack_side *side, uint64_t address)
{
    size_t i;

    for (i = side->depth; i > 1; i--)
        if (side->at[i - 1].back == address) {
            side->depth = i - 1;
            return true;
        }
    return false;
}

/* End all above the uppermost frame that is in a function. */
static bool unwind_into(struct stack_side *side, uint32_t name)
{
    size_t i;

    for (i = side->depth; i > 0; i--)
        if (side->at[i - 1].name == name) {
            side->depth = i;
            return true;
        }
    return false;
}

/* The frame on which an exception's handler, or else all of Xen's entry, began. */
static size_t bottom_of(const struct stack_side *side)
{
    size_t i;

    for (i = side->depth; i > 1 && !side->at[i - 1].trap; i--)
        ;
    return i;
}

static void enter_xen(struct stack *stack, const struct code_span *span)
{
    begin(stack, true, span);
    stack->part = PART_ENTRY;
}

static void enter_guest(struct stack *stack, const struct code_span *span)
{
    struct stack_side *side = &stack->sides[false];

    stack->part = PART_GUEST;
    if (unwind_into(side, span->name))
        change(stack, false, span);
    else
        begin(stack, false, span);
}

static void jump(struct stack *stack, const struct code_span *span)
{
    struct stack_side *side = &stack->sides[stack->xen];

    if (top_of(side)->name != span->name && stack->code->roots[span->name])
        side->depth = bottom_of(side);
    change(stack, stack->xen, span);
}

/* From an exception's handler: to where it came from, or to what mends it. */
static void go_back(struct stack *stack, const struct code_span *span)
{
    struct stack_side *side = &stack->sides[stack->xen];
    size_t bottom = bottom_of(side);
    uint64_t call = side->at[bottom - 1].call;

    if (bottom > 1)
        side->depth = bottom - 1;
    if (call && span->start && span->name != top_of(side)->name)
        push(stack, stack->xen, span, call, false);
    else
        change(stack, stack->xen, span);
}

/* A REP that goes on is at its own address, in the function that it was in. */
static bool goes_on(enum insn insn)
{
    return insn == INSN_PLAIN || insn == INSN_REP || insn == INSN_GATE;
}

/* Whether the step before led here by itself. */
static bool is_led_to(const struct stack *stack, uint64_t at)
{
    if (stack->cut || goes_on(stack->flow))
        return at == stack->next;
    if (stack->flow == INSN_JUMP)
        return at == stack->next || at == stack->target;
    return stack->flow != INSN_CALL || at == stack->target;
}

/* An exception that the step before ended in. */
static void trap(struct stack *stack, const struct code_span *span)
{
    struct stack_side *side = &stack->sides[stack->xen];
    size_t depth = side->depth;

    push(stack, stack->xen, span, stack->next, true);
    if (side->depth > depth && !stack->cut && stack->flow == INSN_CALL)
        top_of(side)->call = stack->next;
}

/* From block to block on one side. */
static void follow(struct stack *stack, const struct code_span *span)
{
    struct stack_side *side = &stack->sides[stack->xen];
    bool called = stack->flow == INSN_CALL || stack->flow == INSN_CALL_BY;

    if (!is_led_to(stack, span->at) && span->name != top_of(side)->name)
        trap(stack, span);
    else if (stack->cut)
        change(stack, stack->xen, span);
    else if (called && (span->start || span->name != stack->name))
        push(stack, stack->xen, span, stack->next, false);
    else if (stack->flow == INSN_RETURN && unwind_to(side, span->at))
        change(stack, stack->xen, span);
    else if (stack->flow == INSN_BACK)
        go_back(stack, span);
    else
        jump(stack, span);
}

/* Which part of the path it is, by the depth of Xen's stack. */
static void find_part(struct stack *stack)
{
    const struct stack_side *side = &stack->sides[true];

    if (!stack->xen)
        return;
    if (stack->part == PART_ENTRY && side->depth > 1 && !side->at[1].trap)
        stack->part = PART_BODY;
    else if (stack->part == PART_BODY && side->depth == 1)
        stack->part = PART_EXIT;
}

void stack_start(struct stack *stack, const struct code *code, struct tree *tree)
{
    stack->code = code;
    stack->tree = tree;
    stack->started = false;
    stack->sides[false].depth = stack->sides[true].depth = 0;
}

void stack_enter(struct stack *stack, const struct paths_step *step)
{
    const struct code_span *span = code_block(stack->code, step->block)->spans;
    bool crossed = !stack->started || stack->xen != step->block->xen;

    if (crossed && step->block->xen)
        enter_xen(stack, span);
    else if (crossed)
        enter_guest(stack, span);
    else
        follow(stack, span);
    stack->started = true;
    stack->xen = step->block->xen;
    find_part(stack);
}

void stack_go_on(struct stack *stack, const struct code_span *span, bool xen)
{
    change(stack, xen, span);
}

void stack_leave(struct stack *stack, const struct paths_step *step, const struct code_span *span)
{
    stack->cut = step->ran < step->block->count;
    stack->flow = code_block(stack->code, step->block)->flow;
    stack->target = code_block(stack->code, step->block)->target;
    stack->next = code_behind(step->block, step->ran);
    stack->name = span->name;
}

uint32_t stack_node(const struct stack *stack, bool xen)
{
    const struct stack_side *side = &stack->sides[xen];

    return side->at[side->depth - 1].node;
}
