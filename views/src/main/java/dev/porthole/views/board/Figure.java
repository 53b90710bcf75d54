package dev.porthole.views.board;

/**
 * A number as it is written.
 *
 * @param number such as "1.24"; a dash when there is none
 * @param unit such as "k/s"; may be empty
 */
public record Figure(String number, String unit) {

    /** Number and unit with a space between them that does not break. */
    public String text() {
        return unit.isEmpty() ? number : number + "\u00a0" + unit;
    }
}
