/* SPDX-License-Identifier: MIT */
/*
 * The stack of calls along a path, which nobody recorded: Xen has no frame pointers, and the path
 * has addresses only.  It follows from the order of the blocks (docs/profile.md):
 *
 * - A call is a frame when it lands on the start of a function or in another function than its own.
 *   Those that stuff the return stack buffer, and a retpoline's inner one, do neither.
 * - A return ends the frame whose return address it goes to, and all above it.  One that goes
 *   elsewhere (a retpoline's jump, a return thunk) and a jump into another function are tail jumps:
 *   the frame on top goes on in another function.
 * - A block that ends early, or does not go on where its last instruction says, was ended by an
 *   exception: its handler is a frame, which iret ends.
 * - Each entry into Xen begins a new stack there.  Our own image goes on in the frame of the
 * function that Xen comes back to, or where there is none, on a new stack.
 * - A jump into one of Xen's outermost functions, those that have been seen on the bottom of the
 *   stack, drops all frames above: after a switch of context nobody returns.
 */
#ifndef REPORT_CALLS_STACK_H
#define REPORT_CALLS_STACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/paths/paths.h"
#include "report/calls/code.h"
#include "report/calls/tree.h"

/* A deeper stack does not grow any more: what is called there is as if it were jumped to. */
#define STACK_MOST 128

/*
 * The parts of a path: our own image; Xen from an entry until its entry code calls its first
 * function; that function with all it calls, until it returns; and from there out of Xen again.
 */
enum stack_part { PART_GUEST, PART_ENTRY, PART_BODY, PART_EXIT, PART_COUNT };

struct stack_frame {
    uint32_t name, node;
    uint64_t back; /* the address to which it returns, or 0 */
    bool trap;     /* an exception's handler */
    uint64_t call; /* of one that ended the call before its target: where that returns to; or 0 */
};

struct stack_side {
    struct stack_frame at[STACK_MOST];
    size_t depth;
};

struct stack {
    const struct code *code;
    struct tree *tree;
    struct stack_side sides[2]; /* our own image's, and Xen's */
    enum stack_part part;
    /* the step before */
    bool started, xen;
    uint32_t name; /* of its last instruction */
    uint64_t next; /* the address behind that */
    uint64_t target;
    enum insn flow;
    bool cut; /* it ended before its block did */
};

void stack_start(struct stack *stack, const struct code *code, struct tree *tree);

/* Enter the block of the next step; its first instruction is in stack_node then. */
void stack_enter(struct stack *stack, const struct paths_step *step);
/* Go on to a further span of the same block. */
void stack_go_on(struct stack *stack, const struct code_span *span, bool xen);
/* So many instructions of the block ran, of which the last is in the span. */
void stack_leave(struct stack *stack, const struct paths_step *step, const struct code_span *span);

/* Where in the tree the top of the stack is. */
uint32_t stack_node(const struct stack *stack, bool xen);

#endif
