using System;
using System.Collections.Generic;
using ActivationKernels.Expressions;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Kernel.Tests.UserFormulas;

/// <summary>The formulas with their kernels and their mathematics, written a second time.</summary>
internal static partial class FormulaTable
{
    public static IReadOnlyList<FormulaCase<float>> Single { get; } =
    [
        new("SwiGlu", 2, [], v => SingleFormulas.SwiGlu(v[0], v[1]), (x, s, y) => SingleFormulas.SwiGluKernel(x[0], x[1], y), (x, u, s, g, d) => SingleFormulas.SwiGluKernelBackward(x[0], x[1], u, g[0], g[1])),
        new("ReGlu", 2, [], v => SingleFormulas.ReGlu(v[0], v[1]), (x, s, y) => SingleFormulas.ReGluKernel(x[0], x[1], y), (x, u, s, g, d) => SingleFormulas.ReGluKernelBackward(x[0], x[1], u, g[0], g[1])),
        new("Glu", 2, [], v => SingleFormulas.Glu(v[0], v[1]), (x, s, y) => SingleFormulas.GluKernel(x[0], x[1], y), (x, u, s, g, d) => SingleFormulas.GluKernelBackward(x[0], x[1], u, g[0], g[1])),
        new("BiasSilu", 2, [], v => SingleFormulas.BiasSilu(v[0], v[1]), (x, s, y) => SingleFormulas.BiasSiluKernel(x[0], x[1], y), (x, u, s, g, d) => SingleFormulas.BiasSiluKernelBackward(x[0], x[1], u, g[0], g[1])),
        new("Highway", 3, [], v => SingleFormulas.Highway(v[0], v[1], v[2]), (x, s, y) => SingleFormulas.HighwayKernel(x[0], x[1], x[2], y), (x, u, s, g, d) => SingleFormulas.HighwayKernelBackward(x[0], x[1], x[2], u, g[0], g[1], g[2])),
        new("Bilinear", 2, [], v => SingleFormulas.Bilinear(v[0], v[1]), (x, s, y) => SingleFormulas.BilinearKernel(x[0], x[1], y), (x, u, s, g, d) => SingleFormulas.BilinearKernelBackward(x[0], x[1], u, g[0], g[1])),
        new("LargerOfTwo", 2, [], v => SingleFormulas.LargerOfTwo(v[0], v[1]), (x, s, y) => SingleFormulas.LargerOfTwoKernel(x[0], x[1], y), (x, u, s, g, d) => SingleFormulas.LargerOfTwoKernelBackward(x[0], x[1], u, g[0], g[1])),
        new("PRelu", 2, [], v => SingleFormulas.PRelu(v[0], v[1]), (x, s, y) => SingleFormulas.PReluKernel(x[0], x[1], y), (x, u, s, g, d) => SingleFormulas.PReluKernelBackward(x[0], x[1], u, g[0], g[1])),
        new("SwishBeta", 1, [1.25], v => SingleFormulas.SwishBeta(v[0], v[1]), (x, s, y) => SingleFormulas.SwishBetaKernel(x[0], s[0], y), (x, u, s, g, d) => SingleFormulas.SwishBetaKernelBackward(x[0], u, s[0], g[0], out d[0])),
        new("GeluTanh", 1, [], v => SingleFormulas.GeluTanh(v[0]), (x, s, y) => SingleFormulas.GeluTanhKernel(x[0], y), (x, u, s, g, d) => SingleFormulas.GeluTanhKernelBackward(x[0], u, g[0])),
        new("GeluQuick", 1, [], v => SingleFormulas.GeluQuick(v[0]), (x, s, y) => SingleFormulas.GeluQuickKernel(x[0], y), (x, u, s, g, d) => SingleFormulas.GeluQuickKernelBackward(x[0], u, g[0])),
        new("Gaussian", 1, [], v => SingleFormulas.Gaussian(v[0]), (x, s, y) => SingleFormulas.GaussianKernel(x[0], y), (x, u, s, g, d) => SingleFormulas.GaussianKernelBackward(x[0], u, g[0])),
        new("RadialBasis", 1, [0.75, 1.5], v => SingleFormulas.RadialBasis(v[0], v[1], v[2]), (x, s, y) => SingleFormulas.RadialBasisKernel(x[0], s[0], s[1], y), (x, u, s, g, d) => SingleFormulas.RadialBasisKernelBackward(x[0], u, s[0], s[1], g[0], out d[0], out d[1])),
        new("SquarePlus", 1, [], v => SingleFormulas.SquarePlus(v[0]), (x, s, y) => SingleFormulas.SquarePlusKernel(x[0], y), (x, u, s, g, d) => SingleFormulas.SquarePlusKernelBackward(x[0], u, g[0])),
        new("Laplace", 1, [], v => SingleFormulas.Laplace(v[0]), (x, s, y) => SingleFormulas.LaplaceKernel(x[0], y), (x, u, s, g, d) => SingleFormulas.LaplaceKernelBackward(x[0], u, g[0])),
        new("Softsign", 1, [], v => SingleFormulas.Softsign(v[0]), (x, s, y) => SingleFormulas.SoftsignKernel(x[0], y), (x, u, s, g, d) => SingleFormulas.SoftsignKernelBackward(x[0], u, g[0])),
        new("Elliot", 1, [], v => SingleFormulas.Elliot(v[0]), (x, s, y) => SingleFormulas.ElliotKernel(x[0], y), (x, u, s, g, d) => SingleFormulas.ElliotKernelBackward(x[0], u, g[0])),
        new("InverseRoot", 1, [], v => SingleFormulas.InverseRoot(v[0]), (x, s, y) => SingleFormulas.InverseRootKernel(x[0], y), (x, u, s, g, d) => SingleFormulas.InverseRootKernelBackward(x[0], u, g[0])),
        new("InverseRootUnit", 1, [0.8], v => SingleFormulas.InverseRootUnit(v[0], v[1]), (x, s, y) => SingleFormulas.InverseRootUnitKernel(x[0], s[0], y), (x, u, s, g, d) => SingleFormulas.InverseRootUnitKernelBackward(x[0], u, s[0], g[0], out d[0])),
        new("SmoothL1", 1, [1.5], v => SingleFormulas.SmoothL1(v[0], v[1]), (x, s, y) => SingleFormulas.SmoothL1Kernel(x[0], s[0], y), (x, u, s, g, d) => SingleFormulas.SmoothL1KernelBackward(x[0], u, s[0], g[0], out d[0])),
        new("HuberSlope", 1, [], v => SingleFormulas.HuberSlope(v[0]), (x, s, y) => SingleFormulas.HuberSlopeKernel(x[0], y), (x, u, s, g, d) => SingleFormulas.HuberSlopeKernelBackward(x[0], u, g[0])),
        new("PseudoHuber", 1, [1.5], v => SingleFormulas.PseudoHuber(v[0], v[1]), (x, s, y) => SingleFormulas.PseudoHuberKernel(x[0], s[0], y), (x, u, s, g, d) => SingleFormulas.PseudoHuberKernelBackward(x[0], u, s[0], g[0], out d[0])),
        new("Charbonnier", 1, [], v => SingleFormulas.Charbonnier(v[0]), (x, s, y) => SingleFormulas.CharbonnierKernel(x[0], y), (x, u, s, g, d) => SingleFormulas.CharbonnierKernelBackward(x[0], u, g[0])),
        new("GemanMcClure", 1, [], v => SingleFormulas.GemanMcClure(v[0]), (x, s, y) => SingleFormulas.GemanMcClureKernel(x[0], y), (x, u, s, g, d) => SingleFormulas.GemanMcClureKernelBackward(x[0], u, g[0])),
        new("Welsch", 1, [], v => SingleFormulas.Welsch(v[0]), (x, s, y) => SingleFormulas.WelschKernel(x[0], y), (x, u, s, g, d) => SingleFormulas.WelschKernelBackward(x[0], u, g[0])),
        new("Biweight", 1, [4.685], v => SingleFormulas.Biweight(v[0], v[1]), (x, s, y) => SingleFormulas.BiweightKernel(x[0], s[0], y), (x, u, s, g, d) => SingleFormulas.BiweightKernelBackward(x[0], u, s[0], g[0], out d[0])),
        new("RationalTanh", 1, [], v => SingleFormulas.RationalTanh(v[0]), (x, s, y) => SingleFormulas.RationalTanhKernel(x[0], y), (x, u, s, g, d) => SingleFormulas.RationalTanhKernelBackward(x[0], u, g[0])),
        new("Cubic", 1, [], v => SingleFormulas.Cubic(v[0]), (x, s, y) => SingleFormulas.CubicKernel(x[0], y), (x, u, s, g, d) => SingleFormulas.CubicKernelBackward(x[0], u, g[0])),
        new("Elu", 1, [1.2], v => SingleFormulas.Elu(v[0], v[1]), (x, s, y) => SingleFormulas.EluKernel(x[0], s[0], y), (x, u, s, g, d) => SingleFormulas.EluKernelBackward(x[0], u, s[0], g[0], out d[0])),
        new("Selu", 1, [], v => SingleFormulas.Selu(v[0]), (x, s, y) => SingleFormulas.SeluKernel(x[0], y), (x, u, s, g, d) => SingleFormulas.SeluKernelBackward(x[0], u, g[0])),
        new("Celu", 1, [0.7], v => SingleFormulas.Celu(v[0], v[1]), (x, s, y) => SingleFormulas.CeluKernel(x[0], s[0], y), (x, u, s, g, d) => SingleFormulas.CeluKernelBackward(x[0], u, s[0], g[0], out d[0])),
        new("HardSwish", 1, [], v => SingleFormulas.HardSwish(v[0]), (x, s, y) => SingleFormulas.HardSwishKernel(x[0], y), (x, u, s, g, d) => SingleFormulas.HardSwishKernelBackward(x[0], u, g[0])),
        new("HardSigmoid", 1, [], v => SingleFormulas.HardSigmoid(v[0]), (x, s, y) => SingleFormulas.HardSigmoidKernel(x[0], y), (x, u, s, g, d) => SingleFormulas.HardSigmoidKernelBackward(x[0], u, g[0])),
        new("TanhExp", 1, [], v => SingleFormulas.TanhExp(v[0]), (x, s, y) => SingleFormulas.TanhExpKernel(x[0], y), (x, u, s, g, d) => SingleFormulas.TanhExpKernelBackward(x[0], u, g[0])),
        new("Lisht", 1, [], v => SingleFormulas.Lisht(v[0]), (x, s, y) => SingleFormulas.LishtKernel(x[0], y), (x, u, s, g, d) => SingleFormulas.LishtKernelBackward(x[0], u, g[0])),
        new("ScaledTanh", 1, [], v => SingleFormulas.ScaledTanh(v[0]), (x, s, y) => SingleFormulas.ScaledTanhKernel(x[0], y), (x, u, s, g, d) => SingleFormulas.ScaledTanhKernelBackward(x[0], u, g[0])),
        new("ExponentialTanh", 1, [], v => SingleFormulas.ExponentialTanh(v[0]), (x, s, y) => SingleFormulas.ExponentialTanhKernel(x[0], y), (x, u, s, g, d) => SingleFormulas.ExponentialTanhKernelBackward(x[0], u, g[0])),
        new("BentIdentity", 1, [], v => SingleFormulas.BentIdentity(v[0]), (x, s, y) => SingleFormulas.BentIdentityKernel(x[0], y), (x, u, s, g, d) => SingleFormulas.BentIdentityKernelBackward(x[0], u, g[0])),
        new("LogisticDensity", 1, [], v => SingleFormulas.LogisticDensity(v[0]), (x, s, y) => SingleFormulas.LogisticDensityKernel(x[0], y), (x, u, s, g, d) => SingleFormulas.LogisticDensityKernelBackward(x[0], u, g[0])),
        new("SquaredRelu", 1, [], v => SingleFormulas.SquaredRelu(v[0]), (x, s, y) => SingleFormulas.SquaredReluKernel(x[0], y), (x, u, s, g, d) => SingleFormulas.SquaredReluKernelBackward(x[0], u, g[0])),
        new("Gompertz", 1, [], v => SingleFormulas.Gompertz(v[0]), (x, s, y) => SingleFormulas.GompertzKernel(x[0], y), (x, u, s, g, d) => SingleFormulas.GompertzKernelBackward(x[0], u, g[0])),
        new("CompLogLog", 1, [], v => SingleFormulas.CompLogLog(v[0]), (x, s, y) => SingleFormulas.CompLogLogKernel(x[0], y), (x, u, s, g, d) => SingleFormulas.CompLogLogKernelBackward(x[0], u, g[0])),
        new("SoftThreshold", 1, [0.6], v => SingleFormulas.SoftThreshold(v[0], v[1]), (x, s, y) => SingleFormulas.SoftThresholdKernel(x[0], s[0], y), (x, u, s, g, d) => SingleFormulas.SoftThresholdKernelBackward(x[0], u, s[0], g[0], out d[0])),
        new("InverseQuadratic", 1, [], v => SingleFormulas.InverseQuadratic(v[0]), (x, s, y) => SingleFormulas.InverseQuadraticKernel(x[0], y), (x, u, s, g, d) => SingleFormulas.InverseQuadraticKernelBackward(x[0], u, g[0])),
        new("Doubled", 1, [], v => SingleFormulas.Doubled(v[0]), (x, s, y) => SingleFormulas.DoubledKernel(x[0], y), (x, u, s, g, d) => SingleFormulas.DoubledKernelBackward(x[0], u, g[0])),
    ];

    public static IReadOnlyList<FormulaCase<double>> Double { get; } =
    [
        new("SwiGlu", 2, [], v => DoubleFormulas.SwiGlu(v[0], v[1]), (x, s, y) => DoubleFormulas.SwiGluKernel(x[0], x[1], y), (x, u, s, g, d) => DoubleFormulas.SwiGluKernelBackward(x[0], x[1], u, g[0], g[1])),
        new("ReGlu", 2, [], v => DoubleFormulas.ReGlu(v[0], v[1]), (x, s, y) => DoubleFormulas.ReGluKernel(x[0], x[1], y), (x, u, s, g, d) => DoubleFormulas.ReGluKernelBackward(x[0], x[1], u, g[0], g[1])),
        new("Glu", 2, [], v => DoubleFormulas.Glu(v[0], v[1]), (x, s, y) => DoubleFormulas.GluKernel(x[0], x[1], y), (x, u, s, g, d) => DoubleFormulas.GluKernelBackward(x[0], x[1], u, g[0], g[1])),
        new("BiasSilu", 2, [], v => DoubleFormulas.BiasSilu(v[0], v[1]), (x, s, y) => DoubleFormulas.BiasSiluKernel(x[0], x[1], y), (x, u, s, g, d) => DoubleFormulas.BiasSiluKernelBackward(x[0], x[1], u, g[0], g[1])),
        new("Highway", 3, [], v => DoubleFormulas.Highway(v[0], v[1], v[2]), (x, s, y) => DoubleFormulas.HighwayKernel(x[0], x[1], x[2], y), (x, u, s, g, d) => DoubleFormulas.HighwayKernelBackward(x[0], x[1], x[2], u, g[0], g[1], g[2])),
        new("Bilinear", 2, [], v => DoubleFormulas.Bilinear(v[0], v[1]), (x, s, y) => DoubleFormulas.BilinearKernel(x[0], x[1], y), (x, u, s, g, d) => DoubleFormulas.BilinearKernelBackward(x[0], x[1], u, g[0], g[1])),
        new("LargerOfTwo", 2, [], v => DoubleFormulas.LargerOfTwo(v[0], v[1]), (x, s, y) => DoubleFormulas.LargerOfTwoKernel(x[0], x[1], y), (x, u, s, g, d) => DoubleFormulas.LargerOfTwoKernelBackward(x[0], x[1], u, g[0], g[1])),
        new("PRelu", 2, [], v => DoubleFormulas.PRelu(v[0], v[1]), (x, s, y) => DoubleFormulas.PReluKernel(x[0], x[1], y), (x, u, s, g, d) => DoubleFormulas.PReluKernelBackward(x[0], x[1], u, g[0], g[1])),
        new("SwishBeta", 1, [1.25], v => DoubleFormulas.SwishBeta(v[0], v[1]), (x, s, y) => DoubleFormulas.SwishBetaKernel(x[0], s[0], y), (x, u, s, g, d) => DoubleFormulas.SwishBetaKernelBackward(x[0], u, s[0], g[0], out d[0])),
        new("GeluTanh", 1, [], v => DoubleFormulas.GeluTanh(v[0]), (x, s, y) => DoubleFormulas.GeluTanhKernel(x[0], y), (x, u, s, g, d) => DoubleFormulas.GeluTanhKernelBackward(x[0], u, g[0])),
        new("GeluQuick", 1, [], v => DoubleFormulas.GeluQuick(v[0]), (x, s, y) => DoubleFormulas.GeluQuickKernel(x[0], y), (x, u, s, g, d) => DoubleFormulas.GeluQuickKernelBackward(x[0], u, g[0])),
        new("Gaussian", 1, [], v => DoubleFormulas.Gaussian(v[0]), (x, s, y) => DoubleFormulas.GaussianKernel(x[0], y), (x, u, s, g, d) => DoubleFormulas.GaussianKernelBackward(x[0], u, g[0])),
        new("RadialBasis", 1, [0.75, 1.5], v => DoubleFormulas.RadialBasis(v[0], v[1], v[2]), (x, s, y) => DoubleFormulas.RadialBasisKernel(x[0], s[0], s[1], y), (x, u, s, g, d) => DoubleFormulas.RadialBasisKernelBackward(x[0], u, s[0], s[1], g[0], out d[0], out d[1])),
        new("SquarePlus", 1, [], v => DoubleFormulas.SquarePlus(v[0]), (x, s, y) => DoubleFormulas.SquarePlusKernel(x[0], y), (x, u, s, g, d) => DoubleFormulas.SquarePlusKernelBackward(x[0], u, g[0])),
        new("Laplace", 1, [], v => DoubleFormulas.Laplace(v[0]), (x, s, y) => DoubleFormulas.LaplaceKernel(x[0], y), (x, u, s, g, d) => DoubleFormulas.LaplaceKernelBackward(x[0], u, g[0])),
        new("Softsign", 1, [], v => DoubleFormulas.Softsign(v[0]), (x, s, y) => DoubleFormulas.SoftsignKernel(x[0], y), (x, u, s, g, d) => DoubleFormulas.SoftsignKernelBackward(x[0], u, g[0])),
        new("Elliot", 1, [], v => DoubleFormulas.Elliot(v[0]), (x, s, y) => DoubleFormulas.ElliotKernel(x[0], y), (x, u, s, g, d) => DoubleFormulas.ElliotKernelBackward(x[0], u, g[0])),
        new("InverseRoot", 1, [], v => DoubleFormulas.InverseRoot(v[0]), (x, s, y) => DoubleFormulas.InverseRootKernel(x[0], y), (x, u, s, g, d) => DoubleFormulas.InverseRootKernelBackward(x[0], u, g[0])),
        new("InverseRootUnit", 1, [0.8], v => DoubleFormulas.InverseRootUnit(v[0], v[1]), (x, s, y) => DoubleFormulas.InverseRootUnitKernel(x[0], s[0], y), (x, u, s, g, d) => DoubleFormulas.InverseRootUnitKernelBackward(x[0], u, s[0], g[0], out d[0])),
        new("SmoothL1", 1, [1.5], v => DoubleFormulas.SmoothL1(v[0], v[1]), (x, s, y) => DoubleFormulas.SmoothL1Kernel(x[0], s[0], y), (x, u, s, g, d) => DoubleFormulas.SmoothL1KernelBackward(x[0], u, s[0], g[0], out d[0])),
        new("HuberSlope", 1, [], v => DoubleFormulas.HuberSlope(v[0]), (x, s, y) => DoubleFormulas.HuberSlopeKernel(x[0], y), (x, u, s, g, d) => DoubleFormulas.HuberSlopeKernelBackward(x[0], u, g[0])),
        new("PseudoHuber", 1, [1.5], v => DoubleFormulas.PseudoHuber(v[0], v[1]), (x, s, y) => DoubleFormulas.PseudoHuberKernel(x[0], s[0], y), (x, u, s, g, d) => DoubleFormulas.PseudoHuberKernelBackward(x[0], u, s[0], g[0], out d[0])),
        new("Charbonnier", 1, [], v => DoubleFormulas.Charbonnier(v[0]), (x, s, y) => DoubleFormulas.CharbonnierKernel(x[0], y), (x, u, s, g, d) => DoubleFormulas.CharbonnierKernelBackward(x[0], u, g[0])),
        new("GemanMcClure", 1, [], v => DoubleFormulas.GemanMcClure(v[0]), (x, s, y) => DoubleFormulas.GemanMcClureKernel(x[0], y), (x, u, s, g, d) => DoubleFormulas.GemanMcClureKernelBackward(x[0], u, g[0])),
        new("Welsch", 1, [], v => DoubleFormulas.Welsch(v[0]), (x, s, y) => DoubleFormulas.WelschKernel(x[0], y), (x, u, s, g, d) => DoubleFormulas.WelschKernelBackward(x[0], u, g[0])),
        new("Biweight", 1, [4.685], v => DoubleFormulas.Biweight(v[0], v[1]), (x, s, y) => DoubleFormulas.BiweightKernel(x[0], s[0], y), (x, u, s, g, d) => DoubleFormulas.BiweightKernelBackward(x[0], u, s[0], g[0], out d[0])),
        new("RationalTanh", 1, [], v => DoubleFormulas.RationalTanh(v[0]), (x, s, y) => DoubleFormulas.RationalTanhKernel(x[0], y), (x, u, s, g, d) => DoubleFormulas.RationalTanhKernelBackward(x[0], u, g[0])),
        new("Cubic", 1, [], v => DoubleFormulas.Cubic(v[0]), (x, s, y) => DoubleFormulas.CubicKernel(x[0], y), (x, u, s, g, d) => DoubleFormulas.CubicKernelBackward(x[0], u, g[0])),
        new("Elu", 1, [1.2], v => DoubleFormulas.Elu(v[0], v[1]), (x, s, y) => DoubleFormulas.EluKernel(x[0], s[0], y), (x, u, s, g, d) => DoubleFormulas.EluKernelBackward(x[0], u, s[0], g[0], out d[0])),
        new("Selu", 1, [], v => DoubleFormulas.Selu(v[0]), (x, s, y) => DoubleFormulas.SeluKernel(x[0], y), (x, u, s, g, d) => DoubleFormulas.SeluKernelBackward(x[0], u, g[0])),
        new("Celu", 1, [0.7], v => DoubleFormulas.Celu(v[0], v[1]), (x, s, y) => DoubleFormulas.CeluKernel(x[0], s[0], y), (x, u, s, g, d) => DoubleFormulas.CeluKernelBackward(x[0], u, s[0], g[0], out d[0])),
        new("HardSwish", 1, [], v => DoubleFormulas.HardSwish(v[0]), (x, s, y) => DoubleFormulas.HardSwishKernel(x[0], y), (x, u, s, g, d) => DoubleFormulas.HardSwishKernelBackward(x[0], u, g[0])),
        new("HardSigmoid", 1, [], v => DoubleFormulas.HardSigmoid(v[0]), (x, s, y) => DoubleFormulas.HardSigmoidKernel(x[0], y), (x, u, s, g, d) => DoubleFormulas.HardSigmoidKernelBackward(x[0], u, g[0])),
        new("TanhExp", 1, [], v => DoubleFormulas.TanhExp(v[0]), (x, s, y) => DoubleFormulas.TanhExpKernel(x[0], y), (x, u, s, g, d) => DoubleFormulas.TanhExpKernelBackward(x[0], u, g[0])),
        new("Lisht", 1, [], v => DoubleFormulas.Lisht(v[0]), (x, s, y) => DoubleFormulas.LishtKernel(x[0], y), (x, u, s, g, d) => DoubleFormulas.LishtKernelBackward(x[0], u, g[0])),
        new("ScaledTanh", 1, [], v => DoubleFormulas.ScaledTanh(v[0]), (x, s, y) => DoubleFormulas.ScaledTanhKernel(x[0], y), (x, u, s, g, d) => DoubleFormulas.ScaledTanhKernelBackward(x[0], u, g[0])),
        new("ExponentialTanh", 1, [], v => DoubleFormulas.ExponentialTanh(v[0]), (x, s, y) => DoubleFormulas.ExponentialTanhKernel(x[0], y), (x, u, s, g, d) => DoubleFormulas.ExponentialTanhKernelBackward(x[0], u, g[0])),
        new("BentIdentity", 1, [], v => DoubleFormulas.BentIdentity(v[0]), (x, s, y) => DoubleFormulas.BentIdentityKernel(x[0], y), (x, u, s, g, d) => DoubleFormulas.BentIdentityKernelBackward(x[0], u, g[0])),
        new("LogisticDensity", 1, [], v => DoubleFormulas.LogisticDensity(v[0]), (x, s, y) => DoubleFormulas.LogisticDensityKernel(x[0], y), (x, u, s, g, d) => DoubleFormulas.LogisticDensityKernelBackward(x[0], u, g[0])),
        new("SquaredRelu", 1, [], v => DoubleFormulas.SquaredRelu(v[0]), (x, s, y) => DoubleFormulas.SquaredReluKernel(x[0], y), (x, u, s, g, d) => DoubleFormulas.SquaredReluKernelBackward(x[0], u, g[0])),
        new("Gompertz", 1, [], v => DoubleFormulas.Gompertz(v[0]), (x, s, y) => DoubleFormulas.GompertzKernel(x[0], y), (x, u, s, g, d) => DoubleFormulas.GompertzKernelBackward(x[0], u, g[0])),
        new("CompLogLog", 1, [], v => DoubleFormulas.CompLogLog(v[0]), (x, s, y) => DoubleFormulas.CompLogLogKernel(x[0], y), (x, u, s, g, d) => DoubleFormulas.CompLogLogKernelBackward(x[0], u, g[0])),
        new("SoftThreshold", 1, [0.6], v => DoubleFormulas.SoftThreshold(v[0], v[1]), (x, s, y) => DoubleFormulas.SoftThresholdKernel(x[0], s[0], y), (x, u, s, g, d) => DoubleFormulas.SoftThresholdKernelBackward(x[0], u, s[0], g[0], out d[0])),
        new("InverseQuadratic", 1, [], v => DoubleFormulas.InverseQuadratic(v[0]), (x, s, y) => DoubleFormulas.InverseQuadraticKernel(x[0], y), (x, u, s, g, d) => DoubleFormulas.InverseQuadraticKernelBackward(x[0], u, g[0])),
        new("Doubled", 1, [], v => DoubleFormulas.Doubled(v[0]), (x, s, y) => DoubleFormulas.DoubledKernel(x[0], y), (x, u, s, g, d) => DoubleFormulas.DoubledKernelBackward(x[0], u, g[0])),
    ];

    // Of a label: inputs x, scalars s, and constants as the element type holds them.
    private static Expr Mathematics(string label, Expr[] x, Expr[] s, Func<double, Expr> c) => label switch
    {
        "SwiGlu" => x[0] * Sigmoid(x[0]) * x[1],
        "ReGlu" => Select(x[0] > 0, x[0], 0) * x[1],
        "Glu" => x[0] * Sigmoid(x[1]),
        "BiasSilu" => (x[0] + x[1]) * Sigmoid(x[0] + x[1]),
        "Highway" => (x[1] * Sigmoid(x[2])) + (x[0] * Sigmoid(-x[2])),
        "Bilinear" => x[0] * x[1],
        "LargerOfTwo" => Select(x[0] < x[1], x[1], x[0]),
        "PRelu" => Select(x[0] >= 0, x[0], x[1] * x[0]),
        "SwishBeta" => x[0] * Sigmoid(s[0] * x[0]),
        "GeluTanh" => x[0] * Sigmoid(2 * (c(0.7978846) * (x[0] + (c(0.044715) * x[0] * x[0] * x[0])))),
        "GeluQuick" => x[0] * Sigmoid(c(1.702) * x[0]),
        "Gaussian" => Exp(-(x[0] * x[0])),
        "RadialBasis" => Exp(-((x[0] - s[0]) * (x[0] - s[0]) / (s[1] * s[1]) / 2)),
        "SquarePlus" => (x[0] + Sqrt((x[0] * x[0]) + 4)) / 2,
        "Laplace" => Exp(-Abs(x[0])),
        "Softsign" => x[0] / (1 + Abs(x[0])),
        "Elliot" => (x[0] / (2 * (1 + Abs(x[0])))) + 0.5,
        "InverseRoot" => x[0] / Sqrt(1 + (x[0] * x[0])),
        "InverseRootUnit" => Select(x[0] >= 0, x[0], x[0] / Sqrt(1 + (s[0] * x[0] * x[0]))),
        "SmoothL1" => Select(Abs(x[0]) <= s[0], x[0] * x[0] / 2, s[0] * (Abs(x[0]) - (s[0] / 2))),
        "HuberSlope" => Select(x[0] < -1.5, x[0].Table.Constant(-1.5), Select(x[0] > 1.5, 1.5, x[0])),
        "PseudoHuber" => s[0] * s[0] * (Sqrt(1 + (x[0] * x[0] / (s[0] * s[0]))) - 1),
        "Charbonnier" => Sqrt((x[0] * x[0]) + c(0.01)),
        "GemanMcClure" => x[0] * x[0] / (1 + (x[0] * x[0])),
        "Welsch" => -Expm1(-(x[0] * x[0] / 2)),
        "Biweight" => Biweight(x[0], s[0]),
        "RationalTanh" => x[0] * (27 + (x[0] * x[0])) / (27 + (9 * x[0] * x[0])),
        "Cubic" => ((((0.25 * x[0]) - 1) * x[0]) + 2) * x[0] + 0.125,
        "Elu" => Select(x[0] > 0, x[0], s[0] * Expm1(x[0])),
        "Selu" => c(1.0507009873554805) * Select(x[0] > 0, x[0], c(1.6732632423543772) * Expm1(x[0])),
        "Celu" => Select(x[0] > 0, x[0], s[0] * Expm1(x[0] / s[0])),
        "HardSwish" => x[0] * Select(x[0] < -3, x[0].Table.Constant(0), Select(x[0] > 3, 6, x[0] + 3)) / 6,
        "HardSigmoid" => Select(x[0] < -3, x[0].Table.Constant(0), Select(x[0] > 3, 1, (x[0] / 6) + 0.5)),
        "TanhExp" => x[0] * Tanh(Exp(x[0])),
        "Lisht" => x[0] * Tanh(x[0]),
        "ScaledTanh" => c(1.7159) * Tanh(2 * x[0] / 3),
        "ExponentialTanh" => Tanh(x[0]),
        "BentIdentity" => ((Sqrt((x[0] * x[0]) + 1) - 1) / 2) + x[0],
        "LogisticDensity" => Sigmoid(x[0]) * Sigmoid(-x[0]),
        "SquaredRelu" => Select(x[0] <= 0, 0, x[0] * x[0]),
        "Gompertz" => Exp(-Exp(-x[0])),
        "CompLogLog" => -Expm1(-Exp(x[0])),
        "SoftThreshold" => Select(x[0] > s[0], x[0] - s[0], Select(x[0] < -s[0], x[0] + s[0], 0 * x[0])),
        "InverseQuadratic" => 1 / (1 + (x[0] * x[0])),
        "Doubled" => Nested(x[0]),
        _ => throw new ArgumentException($"No mathematics for {label}.", nameof(label)),
    };

    private static Expr Biweight(Expr x, Expr limit)
    {
        Expr rest = 1 - (x * x / (limit * limit));
        return Select(Abs(x) > limit, limit * limit / 6, limit * limit / 6 * (1 - (rest * rest * rest)));
    }

    private static Expr Nested(Expr x)
    {
        Expr inner = x + (x * x / 4);
        return inner + (inner * inner / 4);
    }
}
