namespace TracedSqlite;

/// <summary>A statement and the low-cardinality words by which its span is found.</summary>
/// <param name="Operation">The SQL verb, such as <c>INSERT</c>.</param>
/// <param name="Collection">The table.</param>
/// <param name="Text">The SQL with parameters in place of values, so that it may be shown to anybody.</param>
public sealed record SqlStatement(string Operation, string Collection, string Text);
