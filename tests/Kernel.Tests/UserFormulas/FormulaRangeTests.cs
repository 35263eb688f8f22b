using System;
using System.Linq;
using ActivationKernels.Expressions;
using ActivationKernels.Kernel.Tests.Accuracy;
using ActivationKernels.Lowering;
using ActivationKernels.Oracles;
using ActivationKernels.Oracles.Formulas;
using ActivationKernels.Oracles.Mpfr;
using Xunit;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Kernel.Tests.UserFormulas;

/// <summary>Formulas at inputs of unusual size, each of which once gave a wrong value: found by random formulas against MPFR.</summary>
public sealed class FormulaRangeTests
{
    private const int Precision = 400;

    private static readonly ExprTable Table = new();
    private static readonly Expr X = Table.Input("x");
    private static readonly Expr Y = Table.Input("y");

    [MpfrFact]
    public void BoundedExponential_DoesNotOverflow() => Check(Exp(-Abs(X)) - Sigmoid(Min(X, 95)), isFast: false, [100], [94], [-3], [0.5f]);

    [MpfrFact]
    public void FactorOfAGrowingExponential_KeepsItsDigits()
    {
        CheckGradient(Exp(Abs(X)), isFast: false, [0.0026633984f, -1.8015168E-36f], [3, 1e-37f]);
        CheckGradient(Exp(2 * X), isFast: true, [7.518715E-20f, -4.765303E-34f], [-3, 1e-30f]);
        CheckGradient(Exp(X * X), isFast: true, [2.4869334E-32f, 768993], [9.928213E-34f, 3.7703483E+11f], [-3.0332358E-30f, -8.950602E-06f]);
        CheckGradient(Exp(Sqrt(1 + (Y * Y))) * (Y / (1 + Abs(X))), isFast: false, [-2.7157888E+22f, 0.5f, 1.6110232E-09f]);
    }

    [MpfrFact]
    public void QuotientThatCancels_IsDivided()
    {
        CheckGradient(X / (1 + Abs(X)), isFast: false, [196600.88f, 3.4648156f]);
        CheckGradient(Log1p(X * X) - (X * X), isFast: false, [0.01f, 3], [1e-4f, 1]);
        CheckGradient(Sin(Y / (1 + (X * X))), isFast: false, [-1.6212923E-12f, -234167.08f, -9.474328E-05f]);
    }

    [MpfrFact]
    public void LargeInputOfAFastKernel_TakesTheAccurateProgram()
    {
        Check(Sqrt(1 + (Table.Max(X, Y) * Table.Max(X, Y))), isFast: true, [1.8190767E+23f, 2.2347301E-06f], [3, 1e30f]);
        CheckGradient(Sqrt(1 + (X * X)) * Table.Call(Primitive.Erf, X), isFast: true, [9.188853E+20f, -177193780]);
        CheckGradient(X * X * Y, isFast: true, [3.67071E+20f, -1.1112858E-30f, 1.1957053E-23f]);
        Check(Select(Y < 1.7f, Sqrt(1 + (X * X)), Sigmoid(X)), isFast: true, [2.734908E+23f, -7.2427765E-21f]);
    }

    [MpfrFact]
    public void WhatVanishes_StaysSmallerThanWhatGrowsBesideIt()
    {
        CheckGradient(X * Tanh(Exp(X)), isFast: false, [397.1449f, -29.733402f], [1000, 1], [85, 2]);
        CheckGradient(X * X * Tanh(Y), isFast: false, [-1.8942802E+35f, 4.971506E+22f, 4.8553955E+28f]);
    }

    [MpfrFact]
    public void SumThatCancelsLargeOperands_IsAnArgument()
    {
        Check(Phi(Abs(X) + X - 10), isFast: false, [-7.355316E+14f], [-123456.78f], [2]);
        Check(Tanh((X * X) - (Y * Y)), isFast: false, [1500.25f, 1500.2501f], [1500.2501f, 1500.25f], [3000.1f, 3000.1f]);
        Check(Abs((X * X) - (Y * Y)), isFast: false, [1500.25f, 1500.2501f], [1500.2501f, 1500.25f]);
        Check(Exp((X * X) - (Y * Y)), isFast: false, [3000.1f, 3000.1003f], [3000.1f, 3000.1f]);
    }

    [MpfrFact]
    public void SumThatCancelsApproximations_KeepsItsDigits()
    {
        Check(Tanh(X) + Abs(X), isFast: false, [-0.01f], [-0.05f], [-0.3f]);
        Check(Table.Call(Primitive.Erf, X) - (X * 1.1283791670955126), isFast: false, [0.05f], [-0.1f]);
        Check(Sigmoid(X) - Exp(-Abs(X)), isFast: false, [-6.5f], [-9.25f]);
        CheckGradient(Exp(X) - X, isFast: false, [0.003f, 1], [-0.02f, 3]);
        CheckGradient(Atan(X) - X, isFast: false, [0.02f, 1], [-0.05f, 3]);
    }

    [MpfrFact]
    public void WhatCancelsNextToZeroOnly_KeepsItsDigits()
    {
        CheckGradient(Exp(Y) * X / (1 + Abs(Y)), isFast: false, [6.283177E-12f, 2.2155778E-08f, -2.3236368E-11f]);
        CheckGradient(Exp(Y) * X / (1 + Abs(Y)), isFast: false, [2, 1e-15f, 1], [2, -3e-5f, 1]);
    }

    [MpfrFact]
    public void FactorOfAnySize_LeavesASubnormalExponentialItsDigits() =>
        CheckGradient(Softplus(-0.5 * X) * Sigmoid(Atan(Table.Constant(4))), isFast: true, [178.7882f, 4.397439E+22f], [3, 0.5f]);

    [MpfrFact]
    public void QuotientOverItsDividend_HasAGradientWithoutADifference()
    {
        CheckGradient(X / (1 + Abs(X)), isFast: false, [3.167256E+10f, -13730435]);
        CheckGradient(X / Sqrt(1 + (X * X)), isFast: false, [3.167256E+8f, -13730435], [0.5f, 2]);
        CheckGradient(Tanh(X / (1 + Abs(X))), isFast: false, [1.08238714E+24f, -1.0987076E+37f]);
    }

    [MpfrFact]
    public void ProductOfExponentials_IsOne()
    {
        Check(Recognised(Exp(X) * Exp(-Abs(X))), isFast: false, [385.5f], [-3]);
        Check(Recognised(Log1p(Exp(X) * Exp(X))), isFast: false, [1000], [-37.2f]);
        Check(Recognised(2 / (1 + (Exp(Table.Max(X, Y)) * Exp(Table.Max(X, Y))))), isFast: false, [237209.83f, 1]);
        Check(Recognised(Sqrt(1 + (Exp(X) * Exp(X)))), isFast: true, [76.731766f], [3]);
        Check(Sqrt(1 + (Exp(X) * Exp(X))), isFast: true, [76.731766f], [3]);
        Check(2 / (1 + (Exp(Table.Max(X, Y)) * Exp(Table.Max(X, Y)))), isFast: false, [237209.83f, 1]);
    }

    [MpfrFact]
    public void ConstantOfACall_IsNotHeldWithHeadroom()
    {
        Check((X - 1) * Exp(-Abs(Table.Constant(100))), isFast: true, [-6.537589E+14f], [2]);
        CheckGradient(Tanh(Table.Constant(-0.5)) / (1 + Abs(X + 1)), isFast: false, [5.6152415E+25f, -3.5921334E+22f]);
    }

    [MpfrFact]
    public void LargeQuotientThatCancels_KeepsItsDigits() =>
        Check(Log1p(X * X) + Softplus(X) - (X / (1 + Exp(-2 * Abs(X)))), isFast: false, [6.5365697E+10f], [3]);

    private static Expr Recognised(Expr formula) => AtomRecognition.Recognise(formula).Formula;

    private static void Check(Expr formula, bool isFast, params float[][] points) => Check(formula, Lowering.KernelKind.Forward, isFast, points);

    private static void CheckGradient(Expr formula, bool isFast, params float[][] points) => Check(formula, Lowering.KernelKind.Backward, isFast, points);

    private static void Check(Expr formula, Lowering.KernelKind kind, bool isFast, float[][] points)
    {
        int inputs = points[0].Length - (kind == Lowering.KernelKind.Backward ? 1 : 0);
        KernelRequest request = FormulaRequest.Of(formula, kind, inputs == 1 ? ["x"] : ["x", "y"]) with { IsFast = isFast };
        Lowering.Kernel kernel = Lowering.Kernel.Create(request);
        GuardedPrograms programs = GuardedPrograms.Lower(request, Bits.IsFused);
        foreach (float[] point in points)
        {
            float[] got = new float[kernel.Outputs.Length];
            ProgramInterpreter.Run<float>(programs, point, default, got);
            var numbers = new MpfrNumbers(Precision);
            var exact = new Evaluation<MpfrNumber>(numbers, name => numbers.Constant(point[kernel.Inputs.ToList().FindIndex(input => input.Name == name)], 0));
            for (int i = 0; i < got.Length; i++)
            {
                MpfrNumber value = exact.Of(kernel.Outputs[i]);
                double error = Ulp.Error(got[i], value);
                Assert.True(
                    error <= (isFast ? Bounds.Fast : Bounds.Single),
                    FormattableString.Invariant($"{FormulaPrinter.Print(formula)}, output {i} at {string.Join(", ", point)}: {got[i]}, exact {value}, {error} ulp."));
            }
        }
    }
}
