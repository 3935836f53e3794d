package org.convmark.model.weights;

/**
 * The expected size of an activation: {@code x[c,h,w] = mean + a[c] + b[c,h,w]} with independent
 * Gaussian parts. Keeping apart what a channel has in common over all its pixels matters, because
 * pools and rectifiers act on it differently; its growth with depth is that of Poole et al. 2016,
 * arXiv:1606.05340.
 *
 * @param mean of all values
 * @param common variance of a, between channels
 * @param spatial variance of b, within a channel
 */
record Moment(double mean, double common, double spatial) {

  /** Standardised images. */
  static final Moment INPUT = new Moment(0, 0, 1);

  private static final int POINTS = 81;
  private static final double REACH = 5;

  double variance() {
    return common + spatial;
  }

  double meanSquare() {
    return mean * mean + variance();
  }

  Moment times(double factor) {
    return new Moment(mean * factor, common * factor * factor, spatial * factor * factor);
  }

  /** The sum with an independent activation. */
  Moment plus(Moment other) {
    return new Moment(mean + other.mean, common + other.common, spatial + other.spatial);
  }

  /** The same with {@code variance} more between channels, as a bias adds. */
  Moment withBias(double variance) {
    return new Moment(mean, common + variance, spatial);
  }

  /** The mixture with another activation: this one has the share {@code weight}. */
  Moment mixed(Moment other, double weight) {
    double rest = 1 - weight;
    double mixedMean = weight * mean + rest * other.mean;
    double between = weight * rest * (mean - other.mean) * (mean - other.mean);
    return new Moment(
        mixedMean,
        weight * common + rest * other.common + between,
        weight * spatial + rest * other.spatial);
  }

  /**
   * What zero-mean independent weights make of it when scaled to a variance of 1. The shares follow
   * because such weights turn a mean into a difference between channels.
   */
  Moment projected() {
    double share = (mean * mean + common) / meanSquare();
    return new Moment(0, share, 1 - share);
  }

  /** The rectifier, by quadrature over both Gaussian parts. */
  Moment rectified() {
    double step = 2 * REACH / (POINTS - 1);
    double total = 0;
    double first = 0;
    double second = 0;
    double product = 0;
    for (int i = 0; i < POINTS; i++) {
      double a = mean + (-REACH + i * step) * StrictMath.sqrt(common);
      double m1 = 0;
      double m2 = 0;
      double sum = 0;
      for (int j = 0; j < POINTS; j++) {
        double z = -REACH + j * step;
        double x = Math.max(0, a + z * StrictMath.sqrt(spatial));
        double p = StrictMath.exp(-z * z / 2);
        sum += p;
        m1 += p * x;
        m2 += p * x * x;
      }
      double z = -REACH + i * step;
      double p = StrictMath.exp(-z * z / 2);
      total += p;
      first += p * m1 / sum;
      second += p * m2 / sum;
      product += p * (m1 / sum) * (m1 / sum);
    }
    double newMean = first / total;
    return new Moment(
        newMean,
        Math.max(0, product / total - newMean * newMean),
        Math.max(0, (second - product) / total));
  }

  /**
   * The largest of {@code area} neighbours. All factors were fitted to AlexNet, VGG-16, GoogLeNet
   * and ResNet-50, evaluated in double precision: neighbours are nearly independent where channels
   * have nothing in common, right behind the first convolution, and alike from then on; a channel
   * of larger values varies more, so what it has in common grows too.
   */
  Moment largest(int area) {
    double unlike = StrictMath.pow(1 - common / variance(), 4);
    double growth = (0.8 + 0.45 * unlike) * StrictMath.sqrt(StrictMath.log(area));
    return new Moment(
        mean + growth * StrictMath.sqrt(spatial), common * (1 + 0.6 * growth), 0.8 * spatial);
  }

  /** The mean of {@code area} neighbours, taken as half as many independent ones. */
  Moment averaged(int area) {
    return new Moment(mean, common, spatial / Math.max(1, area / 2.0));
  }
}
