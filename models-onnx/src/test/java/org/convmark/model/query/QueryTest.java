package org.convmark.model.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class QueryTest {

  private static final Networks NETWORKS = Networks.built();

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "alexnet       ~ params()                                   ~ 62378344",
        "alexnet       ~ depth()                                    ~ 8",
        "alexnet       ~ input()                                    ~ 227x227x3",
        "alexnet       ~ output(conv1)                              ~ 55x55x96",
        "alexnet       ~ output(fc6)                                ~ 1x1x4096",
        "alexnet       ~ input(pool1)                               ~ 55x55x96",
        "alexnet       ~ filters(conv in conv1|conv2)               ~ 96, 256",
        "alexnet       ~ filters(linear)                            ~ 4096, 4096, 1000",
        "alexnet       ~ [kernel(conv in conv1), stride(conv in conv1), pad(conv in conv1)] ~ 11x11, 4, 0",
        "alexnet       ~ rate(dropout)                              ~ 0.5, 0.5",
        "alexnet       ~ activations()                              ~ 659272",
        "alexnet/paper_two_gpu_grouped ~ [groups(conv in conv2), channels_in(conv in conv2)] ~ 2, 48",
        "alexnet/paper_two_gpu_grouped ~ count(lrn after relu)      ~ 2",
        "vgg16         ~ weights_mib()                              ~ 527.7921",
        "vgg16         ~ count(conv3x3)                             ~ 13",
        "vgg16         ~ distinct(kernel(conv))                     ~ 3x3",
        "vgg16         ~ count(conv|linear before relu)             ~ 15",
        "vgg16         ~ params() of vgg19 - params()               ~ 5309696",
        "vgg16         ~ 1 + 2 * 3 - 8 / 4                          ~ 5",
        "vgg16         ~ (1 + 2) * 3                                ~ 9",
        "vgg16         ~ [1, 2, [3, 4]] * 2                         ~ 2, 4, 6, 8",
        "vgg16         ~ [1, 2] + [10, 20]                          ~ 11, 22",
        "vgg16         ~ 2 < 3                                      ~ true",
        "vgg16         ~ [1, 2] < 2                                 ~ false",
        "vgg16         ~ min([3, 1, 2]) + max([3, 1, 2]) + sum([3, 1, 2]) + length([3, 1, 2]) ~ 13",
        "vgg16         ~ [height(55x54x96), width(55x54x96), channels(55x54x96)] ~ 55, 54, 96",
        "googlenet     ~ branches(inception_3a)                     ~ 1x1, 1x1-3x3, 1x1-5x5, max3x3-1x1",
        "googlenet     ~ modules(inception_*)                       ~ 9",
        "googlenet     ~ heads()                                    ~ 0",
        "googlenet/paper_caffe_two_aux ~ [heads(), loss_weights()] of training ~ 2, 0.3, 0.3",
        "googlenet     ~ count(conv in aux*) of googlenet/paper_caffe_two_aux training ~ 2",
        "googlenet     ~ count(linear beyond global_avgpool)        ~ 1",
        "inception_v3  ~ label_smoothing()                          ~ 0.1",
        "inception_v3  ~ branches(reduction_a) of inception_v4      ~ 3x3/2, 1x1-3x3-3x3/2, max3x3/2",
        "resnet50      ~ branches(conv2_1)                          ~ 1x1-3x3-1x1, 1x1",
        "resnet50      ~ branches(conv2_2)                          ~ 1x1-3x3-1x1, identity",
        "resnet50      ~ modules(conv4_*)                           ~ 6",
        "resnet50      ~ [bn_statistics(), bn_statistics(bn in conv1)] ~ 53120, 128",
        "resnet50      ~ elements(bn in conv1)                      ~ 802816",
        "resnet50      ~ macs(conv in conv1)                        ~ 118013952",
        "densenet121   ~ operators(block1/layer1)                   ~ bn, relu, conv1x1, bn, relu, conv3x3, concat",
        "densenet121   ~ modules(block3/layer*)                     ~ 24",
        "inception_resnet_v2/timm_slim ~ distinct(factor(scale))    ~ 0.17, 0.1, 0.2",
        "inception_resnet_v2/timm_slim ~ count(bn after add)        ~ 0",
        "inception_resnet_v2/timm_slim ~ weights_mib(linear) > 5    ~ true",
        "resnet50      ~ activations(linear)                        ~ 1000",
      })
  void queriesComeToWhatTheGraphHas(String model, String query, String value) {
    assertThat(Query.parse(query).evaluate(NETWORKS, model)).hasToString(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "60965224 ~ 60e6            ~ 5%      ~ true",
        "60965224 ~ 60e6            ~ 1%      ~ false",
        "60965224 ~ 60e6            ~ exact   ~ false",
        "527.8    ~ 528             ~ 1.0     ~ true",
        "526.9    ~ 528             ~ 1.0     ~ false",
        "[0.17, 0.1, 0.2] ~ 0.1     ~ 0.1-0.3 ~ true",
        "[0.17, 0.1, 0.31] ~ 0.1    ~ 0.1-0.3 ~ false",
        "3        ~ < 3             ~ exact   ~ false",
        "3        ~ <= 3            ~ exact   ~ true",
        "3        ~ > 2             ~ exact   ~ true",
        "3        ~ >= 4            ~ exact   ~ false",
        "3        ~ != 3            ~ exact   ~ false",
        "[3, 4]   ~ != [3, 5]       ~ exact   ~ true",
        "[3, 3]   ~ 3               ~ exact   ~ true",
        "[3, 4]   ~ 3               ~ exact   ~ false",
        "[3, 4]   ~ [3, 4]          ~ exact   ~ true",
        "[3, 4]   ~ [3]             ~ exact   ~ false",
        "3        ~ [3, 3]          ~ exact   ~ false",
        "15470264320 ~ 15470264325  ~ exact   ~ false",
        "3x3      ~ 3x3             ~ exact   ~ true",
        "['a']    ~ ['a']           ~ exact   ~ true",
        "1 / 3 * 3 ~ 1              ~ exact   ~ true",
      })
  void measuredValuesAreHeldAgainstClaimedOnes(
      String measured, String claimed, String tolerance, boolean holds) {
    Query right = Query.parseClaimed(claimed);
    assertThat(
            right
                .comparator()
                .holds(
                    Query.parse(measured).evaluate(NETWORKS, "vgg16"),
                    right.evaluate(NETWORKS, "vgg16"),
                    Tolerance.parse(tolerance)))
        .isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "parms()          ~ position 1: no function 'parms'; nearest: params",
        "params(          ~ position 8: expected an operator such as conv or conv3x3, found the end",
        "params           ~ position 7: expected '(', found the end",
        "params() 3       ~ position 10: expected an operator or the end, found '3'",
        "1 +              ~ position 4: expected a number, a size, a text, '(', '[' or a function, found the end",
        "[1, 2            ~ position 6: expected ']', found the end",
        "count(convv)     ~ position 7: no operator 'convv'; known: add, any, avgpool, bn, concat, conv, dropout, flatten, global_avgpool, linear, lrn, maxpool, pad, relu, scale, softmax, and with a kernel, such as conv3x3",
        "count(relu3x3)   ~ position 7: no operator 'relu3x3'; known: add, any, avgpool, bn, concat, conv, dropout, flatten, global_avgpool, linear, lrn, maxpool, pad, relu, scale, softmax, and with a kernel, such as conv3x3",
        "qqqqqqqqqq()     ~ position 1: no function 'qqqqqqqqqq'; docs/claims.md lists them",
        "output()         ~ position 8: expected a layer such as conv1 or block1/*, found ')'",
        "params() of 3    ~ position 13: expected a model or 'training', found '3'",
        "1 ; 2            ~ position 3: no word, number, size or sign of the language begins with ';'",
        "depth(conv)      ~ position 7: expected ')', found 'conv'",
      })
  void whatIsNoQueryIsRefusedWithItsPlace(String text, String message) {
    assertThatThrownBy(() -> Query.parse(text))
        .isInstanceOf(QueryException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "output(conv9)        ~ alexnet/single_tower has no layer 'conv9'; nearest: conv1; 'convmark show' lists them",
        "count(conv in conv9) ~ alexnet/single_tower has no layer 'conv9'; nearest: conv1; 'convmark show' lists them",
        "modules(inceptoin_*) ~ alexnet/single_tower has no layer 'inceptoin_*'; nearest: conv1; 'convmark show' lists them",
        "loss_weights()       ~ alexnet/single_tower has no auxiliary classifiers here; they are 'of training' only",
        "output(x*)           ~ alexnet/single_tower has no layer 'x*'; nearest: fc6; 'convmark show' lists them",
        "filters(conv7x7)     ~ alexnet/single_tower has no conv7x7",
        "filters(relu)        ~ filters: expected a convolution or linear layer, found conv1/relu",
        "branches(conv1)      ~ conv1: expected a module that joins branches, found no concat or add",
        "height(3)            ~ expected a shape like 55x55x96, found '3'",
        "max(3x3)             ~ expected a number, found '3x3'",
        "1 / 0                ~ division by zero",
        "[1, 2] + [1]         ~ '1, 2' + '1': expected lists of the same length",
        "3x3 = 3              ~ '3x3' can't be compared by = with '3'",
        "3x3 < 5x5            ~ '3x3' can't be compared by < with '5x5'",
      })
  void whatTheNetworkLacksIsNoVerdict(String text, String message) {
    Query query = Query.parse(text);
    assertThatThrownBy(() -> query.evaluate(NETWORKS, "alexnet"))
        .isInstanceOf(QueryException.class)
        .hasMessage(message);
  }

  @Test
  void hostileQueriesEndQuickly() {
    assertThatThrownBy(() -> Query.parse("(".repeat(1_000)))
        .hasMessageContaining("at most 50 nested brackets");
    assertThatThrownBy(() -> Query.parse("1+".repeat(5_000)))
        .hasMessage("expected at most 2000 characters, found 10000");
    assertThatThrownBy(() -> Query.parse("a\u0000b")).hasMessageContaining("begins with '?'");
    assertThatThrownBy(() -> Query.parse("'never ends")).isInstanceOf(QueryException.class);
    assertThatThrownBy(() -> Query.parse("")).isInstanceOf(QueryException.class);
    Query stars = Query.parse("count(any in c" + "*".repeat(1_900) + "z)");
    assertThatThrownBy(() -> stars.evaluate(NETWORKS, "alexnet"))
        .hasMessageStartingWith("alexnet/single_tower has no layer 'c***");
    assertThatThrownBy(() -> Query.parse("1e99 * 1e99 * 1e99 * 1e99").evaluate(NETWORKS, "alexnet"))
        .hasMessage("the result is too large");
  }

  @ParameterizedTest
  @CsvSource({"5 %", "five", "-1", "0.1-", "1e3", "0.3-0.1"})
  void otherTolerancesAreRefused(String text) {
    assertThatThrownBy(() -> Tolerance.parse(text))
        .hasMessage("expected exact, a distance (0.5), a share (5%) or a range (0.1-0.3)");
  }

  @ParameterizedTest
  @MethodSource("functionNames")
  void everyFunctionIsDocumented(String name) throws IOException {
    assertThat(Files.readString(Path.of("../docs/claims.md"))).contains("`" + name + "(");
  }

  static Stream<String> functionNames() {
    return Stream.of(Functions.NETWORK, Functions.NODES, Functions.REGION, Functions.VALUE)
        .flatMap(functions -> functions.keySet().stream())
        .distinct();
  }
}
