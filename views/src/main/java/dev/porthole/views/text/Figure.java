package dev.porthole.views.text;

/**
 * A number as it is written.
 *
 * @param number such as "1.24"; a dash when there is none
 * @param unit such as "k/s"; may be empty
 */
public record Figure(String number, String unit) {

    /** Number and unit with a narrow space that does not break; Korean unit words follow the number directly. */
    public String text() {
        if (unit.isEmpty()) {
            return number;
        }
        boolean word = Character.UnicodeScript.of(unit.codePointAt(0)) == Character.UnicodeScript.HANGUL;
        return word ? number + unit : number + "\u202f" + unit;
    }
}
