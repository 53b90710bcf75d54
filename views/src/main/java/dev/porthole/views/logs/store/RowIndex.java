package dev.porthole.views.logs.store;

import java.util.function.IntPredicate;

/** Line numbers in the order they are shown, cheap to extend and shorten at both ends. */
final class RowIndex {

    private int[] ring = new int[1024];
    private int head;
    private int size;

    int size() {
        return size;
    }

    int get(int index) {
        return ring[(head + index) & (ring.length - 1)];
    }

    private void set(int index, int value) {
        ring[(head + index) & (ring.length - 1)] = value;
    }

    void addLast(int value) {
        room();
        set(size++, value);
    }

    /** Puts {@code value} before the one at {@code index}, moving the shorter side. */
    void insert(int index, int value) {
        room();
        if (index < size / 2) {
            head = (head - 1) & (ring.length - 1);
            size++;
            for (int i = 0; i < index; i++) {
                set(i, get(i + 1));
            }
        } else {
            size++;
            for (int i = size - 1; i > index; i--) {
                set(i, get(i - 1));
            }
        }
        set(index, value);
    }

    /** Keeps those that {@code kept} says yes to. */
    void retain(IntPredicate kept) {
        int to = 0;
        for (int i = 0; i < size; i++) {
            int value = get(i);
            if (kept.test(value)) {
                set(to++, value);
            }
        }
        size = to;
    }

    void clear() {
        size = 0;
    }

    private void room() {
        if (size == ring.length) {
            int[] larger = new int[ring.length * 2];
            for (int i = 0; i < size; i++) {
                larger[i] = get(i);
            }
            ring = larger;
            head = 0;
        }
    }
}
