using Microsoft.EntityFrameworkCore;

namespace StandardObservability.Tests.Instrumentations;

/// <summary>A database context without entities.</summary>
public sealed class EmptyContext(DbContextOptions<EmptyContext> options) : DbContext(options);
