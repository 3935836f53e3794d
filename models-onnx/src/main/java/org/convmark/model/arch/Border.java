package org.convmark.model.arch;

import org.convmark.model.graph.Tensor;
import org.convmark.model.graph.Window;

/** How an implementation treats the border of an image. */
enum Border {
  /** Half the kernel around convolutions; strided pools are unpadded and round up. */
  CAFFE {
    @Override
    Window conv(Window window, Tensor x) {
      int vertical = window.kernelHeight() / 2;
      int horizontal = window.kernelWidth() / 2;
      return window.pad(vertical, horizontal, vertical, horizontal);
    }

    @Override
    Window pool(Window window, Tensor x) {
      return window.ceil();
    }
  },
  /** TensorFlow's "same" for both, which is asymmetric where the stride is 2. */
  SAME {
    @Override
    Window conv(Window window, Tensor x) {
      return window.same(x.shape());
    }

    @Override
    Window pool(Window window, Tensor x) {
      return window.same(x.shape());
    }
  };

  abstract Window conv(Window window, Tensor x);

  abstract Window pool(Window window, Tensor x);
}
