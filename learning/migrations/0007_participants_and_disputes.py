"""`Seat` becomes `SessionParticipant`, `Case` becomes `Dispute`, with their tables, indexes and constraints."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('learning', '0006_review_moves'),
    ]

    operations = [
        migrations.RemoveConstraint(model_name='seat', name='seat_once'),
        migrations.RenameModel(old_name='Seat', new_name='SessionParticipant'),
        migrations.AlterModelOptions(name='sessionparticipant', options={}),
        migrations.AlterField(
            model_name='sessionparticipant',
            name='session',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='participants', to='learning.session'),
        ),
        migrations.RenameIndex(model_name='sessionparticipant', new_name='session_participant_list', old_name='seat_list'),
        migrations.RenameIndex(model_name='sessionparticipant', new_name='session_participant_in_status', old_name='seat_in_status'),
        migrations.RenameIndex(model_name='sessionparticipant', new_name='session_participant_in_role', old_name='seat_in_role'),
        migrations.RenameIndex(model_name='sessionparticipant', new_name='session_participant_booked', old_name='seat_booked'),
        migrations.RenameIndex(model_name='sessionparticipant', new_name='session_participant_outcome', old_name='seat_outcome'),
        migrations.AddConstraint(
            model_name='sessionparticipant',
            constraint=models.UniqueConstraint(fields=('session', 'user'), name='session_participant_once'),
        ),
        migrations.RemoveConstraint(model_name='case', name='case_open_once'),
        migrations.RenameModel(old_name='Case', new_name='Dispute'),
        migrations.RenameIndex(model_name='dispute', new_name='dispute_queue', old_name='case_queue'),
        migrations.AddConstraint(
            model_name='dispute',
            constraint=models.UniqueConstraint(condition=models.Q(('is_open', True)), fields=('session',), name='dispute_open_once'),
        ),
        migrations.RenameField(model_name='session', old_name='case_open', new_name='has_open_dispute'),
    ]
