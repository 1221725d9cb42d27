using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ToaSoan.Programme.Events;

/// <summary>How often a score was given to a question of the feedback form. There is no row for an answer: nobody can be found in it.</summary>
public sealed class FeedbackCount
{
    /// <summary>The event.</summary>
    public required long EventId { get; init; }

    /// <summary>The question, from 1.</summary>
    public required int Question { get; init; }

    /// <summary>The score, 1 to 5.</summary>
    public required int Score { get; init; }

    /// <summary>How often.</summary>
    public required int Count { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<FeedbackCount>
    {
        public void Configure(EntityTypeBuilder<FeedbackCount> count)
        {
            count.ToTable("EventFeedback");
            count.HasKey(static c => new { c.EventId, c.Question, c.Score });
            count.HasOne<CityEvent>().WithMany().HasForeignKey(static c => c.EventId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A code of a feedback card that was not used yet. A used one is gone, so that nothing says which card, let alone who, answered what.</summary>
public sealed class FeedbackCode
{
    /// <summary>SHA-256 of the code; primary key.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The event.</summary>
    public required long EventId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<FeedbackCode>
    {
        public void Configure(EntityTypeBuilder<FeedbackCode> code)
        {
            code.ToTable("EventFeedbackCodes");
            code.HasKey(static c => c.Hash);
            code.HasOne<CityEvent>().WithMany().HasForeignKey(static c => c.EventId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
