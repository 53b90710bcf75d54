package dev.porthole.views.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KoreanParticlesTest {

    @ParameterizedTest
    @CsvSource({
        "로그(으)로 이동, 로그로 이동",
        "개요판(으)로 이동, 개요판으로 이동",
        "파일(으)로, 파일로",
        "코드 503(으)로, 코드 503으로",
        "코드 1(으)로, 코드 1로",
        "코드 502(으)로, 코드 502로",
        "Prometheus이(가), Prometheus가",
        "prod-main이(가), prod-main이",
        "\"서버\"을(를), \"서버\"를",
        "(창)은(는), (창)은",
        "값과(와) 수, 값과 수",
        "(가), (가)"
    })
    void the_form_that_fits_the_word_before_is_chosen(String written, String read) {
        assertThat(KoreanParticles.chosen(written)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"nav.LOGS, 로그로 이동", "nav.ALERTS, 알림으로 이동"})
    void messages_choose_it_for_what_goes_into_their_places(String place, String said) {
        assertThat(new Messages(Locale.KOREAN).text("action.go", Phrase.of(place)))
                .isEqualTo(said);
    }
}
