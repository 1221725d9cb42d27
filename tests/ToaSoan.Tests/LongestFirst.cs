using ToaSoan.Tests;
using ToaSoan.Tests.Durability;
using ToaSoan.Tests.Media;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace ToaSoan.Tests;

/// <summary>Begins the classes that take longest, so that none of them is left to run alone at the end with a core idle.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [typeof(SavedIsSafeTests).FullName!, typeof(RenditionTests).FullName!];

    /// <inheritdoc />
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(static collection => Long.Any(name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)))];
}
