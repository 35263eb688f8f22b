using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ActivationKernels.Common;
using ActivationKernels.Emission;
using ActivationKernels.Expressions;
using ActivationKernels.Requests;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Structure;

/// <summary>What leaves a step of the pipeline is plain data that compares by value.</summary>
public sealed class ModelShapeTests
{
    [Fact]
    public void Models_ArePlainData()
    {
        Assert.Empty(Faults(typeof(ActivationRequest)).Concat(Faults(typeof(TargetCapabilities))).Concat(Faults(typeof(NetworkRequest))));
        Assert.Contains(typeof(KernelSource), Closure(typeof(ActivationRequest)));
        Assert.Contains(typeof(MethodParameter), Closure(typeof(ActivationRequest)));
        Assert.Contains(typeof(ActivationKernels.Propagation.LayerPlan), Closure(typeof(NetworkRequest)));
        Assert.Contains(typeof(FormulaNode), Closure(typeof(ActivationRequest)));
    }

    [Theory]
    [InlineData(typeof(WithSymbol))]
    [InlineData(typeof(WithArray))]
    [InlineData(typeof(WithNestedSymbols))]
    [InlineData(typeof(WithoutEquality))]
    public void BadModel_IsFound(Type model) => Assert.NotEmpty(Faults(model));

    private static IEnumerable<string> Faults(Type model) => Closure(model)
        .Where(t => !IsPlain(t))
        .Select(t => $"{t} in {model.Name}");

    private static bool IsPlain(Type type)
    {
        if (type.IsPrimitive || type.IsEnum || type == typeof(string))
        {
            return true;
        }

        bool comparable = typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type);
        return type.Namespace!.StartsWith("ActivationKernels", StringComparison.Ordinal) && comparable;
    }

    // Types of all instance fields; an equatable array counts as its elements.
    private static HashSet<Type> Closure(Type root)
    {
        var seen = new HashSet<Type>();
        var open = new Stack<Type>();
        open.Push(root);
        while (open.Count > 0)
        {
            Type type = open.Pop();
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>))
            {
                open.Push(type.GetGenericArguments()[0]);
            }
            else if (seen.Add(type) && IsPlain(type) && !type.IsPrimitive && !type.IsEnum && type != typeof(string))
            {
                foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                {
                    open.Push(field.FieldType);
                }
            }
        }

        return seen;
    }

    private sealed record WithSymbol(string Name, ISymbol Symbol);

    private sealed record WithArray(string[] Names);

    private sealed record WithNestedSymbols(EquatableArray<Element> Elements);

    private sealed record Element(Location Location);

    private sealed class WithoutEquality
    {
        public string Name { get; } = "";
    }
}
